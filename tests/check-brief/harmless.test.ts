import { expect, test } from 'vitest'
import { check, type Given } from './project.ts'

const given: Given = {
  brief: 'cutoff: 2014-04-30\nauthors: [A. Author]\npublisher: Harbour Watch\n',
  entities: `
bertram-example:
  kind: person
  name: Bertram Example
  short: Example
  aliases: [Ekzampl]
office:
  kind: organisation
  name: Harbour Office
zhanport:
  kind: place
  name: Zhanport
`,
  questions: 'deaths:\n  question: How many died?\n  type: number\n  unit: [people, person]\n',
  library: [
    {
      id: 'other',
      type: 'book',
      title: 'Ships and Their Masters',
      author: [{ family: 'Writer', given: 'W.' }],
      issued: { 'date-parts': [[2013]] },
    },
  ],
  notes: {
    quay: ['date: 2011-05-03\nentities: [zhanport]', 'The quay was closed to all ships on 3 May 2011.'],
    toll: ['answers: { deaths: 17 }', 'The office counts 17 people killed.'],
    charge: ['legal: charge\ndate: 2012-03', 'In March 2012 Example was charged with theft.'],
    ban: ['date: 2011\nvalidUntil: 2012-06', 'The quay was under a ban until June 2012.'],
    claim: ['legal: allegation\nattribution: according to the pilots', 'The office kept back wages.'],
  },
}

/** Sentences of the kind that any brief is made of; none may be found fault with. */
const harmless = [
  'On Monday, 3 May 2011, the Harbour Office closed the quay at Zhanport.',
  'The United Nations and the European Union had asked it not to.',
  'In the United Kingdom, France and Kazakhstan the news came late.',
  'President Bertram Example spoke to Russian and Kazakh journalists in New York.',
  'Police fired at about 15.30, when the crowd had reached Central Square.',
  'The Ministry of Justice and the Supreme Court declined to comment.',
  'Article 402 of the Criminal Code carries up to three years in prison.',
  'The ban was still in force in May 2012, and still nobody had been told why.',
  'Wages rose by 15 per cent, from US$200 to US$230 a month.',
  'It took 12 attempts in four years, the last of them on 11 December 2013.',
  '“We are not the enemy,” said one docker, “we only want to work.”',
  'Its chairman, then 54 years old, refused to pay the fine of 300 euros.',
  'What today is a car park was a market in 1990.',
  'Most ships left; some remained, as far as is known, until June.',
  'He had been released in 2012 and could not be reached.',
  'The law of 2014, now in its third draft, had been criticised by the ILO Committee of Experts (CEACR).',
  'Neither the CEACR nor the office had replied by then.',
  'Three tiers of unions existed: local, sectoral and national.',
  'Mr Example’s lawyer said that no charge had been brought.',
  'A Dutch ship, three Norwegian trawlers and a Swiss yacht lay outside.',
  'Between 1 January and 30 April 2014, 28 disputes were counted in western Zhanport.',
  'Example was charged in March 2012; the trial opened in Almaty.',
  'Harbour Watch asked Paris, London and Tashkent for their views.',
  'By then the dockers’ union had 4,500 members in 14 regions.',
  'The prosecutor said that he could be sentenced to ten years if found guilty.',
  'Since 2009 the port has had a railway, two cranes and a customs house.',
  'In Ships and Their Masters the harbour has a chapter of its own.',
  'See the Convention on the Rights of the Child, article 32, and ILO Convention No. 87.',
  'North of the River Road a wall was built; it stood until 2013.',
  'Human rights groups, trade unions and the World Bank took part.',
  'The court’s reasons fill 23 pages, of which 4 deal with the law.',
  'For want of evidence the case was closed, reopened in January 2013, and closed again.',
  'At 10 a.m. on Friday the gate was opened for the workers of the day shift.',
  'Dr. Example, a physician, examined six of them on the same day.',
  'Officials came quickly, joined the talks, and took no action.',
  'No count says whom it leaves out.',
  'As of 30 April 2014 the case was ongoing.',
  'Radio and TV reported it; the Internet was down from Tuesday to Thursday.',
  'Who should do what about it is set out below.',
  'Some 2,000 people had gathered by the evening, far more than expected.',
]

test('forty harmless sentences', async () => {
  expect(harmless).toHaveLength(40)
  expect(
    await check(
      given,
      harmless.map((sentence) => `${sentence}{{cite "quay"}}`),
    ),
  ).toEqual([])
})

test('the same as cells of a table, and in bullets', async () => {
  const rows = harmless.map((sentence) => `| ${sentence} | As reported{{cite "quay"}} |`).join('\n')
  expect(await check(given, [`| What | How |\n| --- | --- |\n${rows}`])).toEqual([])
  expect(
    await check(
      given,
      harmless.map((sentence) => `- ${sentence}{{cite "quay"}}`),
    ),
  ).toEqual([])
})

test('statements, quotations and answers that helpers print', async () => {
  const printed = [
    '{{note "quay"}}',
    '{{note "toll"}}',
    '{{note "charge"}}',
    '{{note "ban"}}',
    '{{note "claim"}}',
    '{{quote "quay" as="block"}}',
    '{{answer "deaths"}} died.',
  ]
  const messages = await check(given, printed)
  expect(messages.filter(({ rule }) => rule !== 'one-source')).toEqual([])
})

test('harmless Russian and French', async () => {
  const russian = [
    '3 мая 2011 года Управление порта закрыло причал в Алматы.',
    'Верховный суд Республики Казахстан отклонил жалобу Bertram Example.',
    'Он по-прежнему был под запретом.',
    'Генеральный секретарь ООН и Европейский союз молчали.',
  ]
  const french = [
    'Le 3 mai 2011, le Conseil d’État a fermé le quai de Zhanport.',
    'La Cour européenne des droits de l’homme n’a pas encore statué.',
    'L’Union européenne et les Nations unies étaient toujours présentes.',
    'Bertram Example avait été accusé en 2012.',
  ]
  expect(
    await check(
      { ...given, brief: 'lang: ru\n' },
      russian.map((sentence) => `${sentence}{{cite "quay"}}`),
    ),
  ).toEqual([])
  expect(
    await check(
      { ...given, brief: 'lang: fr\n' },
      french.map((sentence) => `${sentence}{{cite "quay"}}`),
    ),
  ).toEqual([])
})
