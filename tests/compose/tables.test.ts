import { describe, expect, test } from 'vitest'
import { composed, type Given } from './project.ts'

const given: Given = {
  entities: {
    ann: { kind: 'person', name: 'Ann Author', short: 'Author', description: 'A writer' },
    union: { kind: 'organisation', name: 'Union of Quay Workers (UQW)', short: 'UQW' },
    office: { kind: 'organisation', name: 'Harbour Office', description: 'Keeps the port' },
    cover: { kind: 'person', name: 'B.', protection: 'pseudonym', description: 'A worker' },
    port: { kind: 'place', name: 'Port' },
  },
  notes: {
    charged: { statement: 'She was charged.', date: '2017-01', topics: ['case'], entities: ['ann', 'cover'] },
    convicted: { statement: 'She was convicted.', date: '2017-07-25', topics: ['case'] },
    banned: { source: 'index', statement: 'She was barred from office.', locator: 'entry of 7 July 2018', topics: ['case'] },
  },
  cases: {
    ann: {
      entity: 'ann',
      role: 'president',
      stages: [
        { stage: 'charged', date: '2017-01', text: 'charged with fraud', notes: ['charged'] },
        { stage: 'convicted', date: '2017-07-25', text: 'convicted of abuse of office', notes: ['convicted'] },
        { stage: 'restricted', date: '2017-07-25', until: '2021-11-09', text: 'barred from office', notes: ['banned'] },
        { stage: 'released', date: '2023', text: 'released', notes: [] },
      ],
    },
  },
  recommendations: {
    inquire: { to: 'office', do: 'Open an inquiry', basedOn: ['charged', 'convicted'] },
    register: { to: 'office', do: 'Register the union', basedOn: ['banned'], state: 'met', met: 'banned' },
    first: { to: 'office', do: 'Stop the trial!', priority: 1 },
    join: { to: 'union', do: 'Join the talks', audiences: ['members'] },
    report: { to: 'union', do: 'Report yearly', topics: ['law'] },
  },
}
const body = (template: string, more: Given = {}) => {
  const { markdown, messages } = composed({ ...given, ...more }, `# H\n\n${template}`)
  return messages.length > 0 ? messages.join('\n') : markdown.replace('# H\n\n', '').trimEnd()
}
const squeeze = (text: string) => text.replaceAll(/ +\|/g, ' |').replaceAll(/-{2,}/g, '-')

describe('chronology', () => {
  test('as a list: dated notes in order, each with its footnote', () => {
    expect(body('{{chronology topic="case"}}')).toBe(
      '- **January 2017** She was charged.[@report, p. 1]\n- **25\u00A0July 2017** She was convicted.[@report, p. 1]',
    )
  })

  test('as a table with a caption and an id', () => {
    expect(squeeze(body('{{chronology from="2017-07" as="table" title="Events" id="events"}}'))).toBe(
      ':::table{#events title="Events"}\n| Date | What happened |\n| - | - |\n| 25\u00A0Jul 2017 | She was convicted.[@report, p. 1] |\n:::',
    )
  })
})

describe('cases', () => {
  const cells = (cutoff: string) =>
    squeeze(body('{{cases}}', { brief: { cutoff } }))
      .split('\n')
      .at(-1)

  test('who, through which stages, and where the case stands on the cut-off date', () => {
    expect(cells('2021-01-01')).toBe(
      '| **Author**, president | Jan 2017: charged with fraud[@report, p. 1] 25\u00A0Jul 2017: convicted of abuse of office[@report, p. 1] 25\u00A0Jul 2017: barred from office[@index, {entry of 7 July 2018}] | Convicted of abuse of office (25\u00A0July 2017); barred from office (until 9\u00A0November 2021) |',
    )
  })

  test('a charge is not a conviction, and that no outcome is known is said', () => {
    expect(cells('2017-03-01')).toContain('| Charged with fraud (January 2017); nothing later is known |')
  })

  test('a restriction that is over is not said to last', () => {
    expect(cells('2022-03-18')).toMatch(/\| Convicted of abuse of office \(25\u00A0July 2017\) \|$/u)
  })

  test('a restriction without a term lasts until it is said to have expired', () => {
    const stages = [
      { stage: 'restricted', date: '2017', text: 'may not travel', notes: [] },
      { stage: 'expired', date: '2021', text: 'restriction expired', notes: [] },
    ]
    const more = (cutoff: string) => ({ cases: { ann: { entity: 'ann', stages } }, brief: { cutoff } })
    expect(body('{{cases}}', more('2020'))).toMatch(/\| May not travel +\|$/u)
    expect(body('{{cases}}', more('2022'))).toMatch(/\| Restriction expired \(2021\) +\|$/u)
  })

  test('what came after the cut-off date is left out', () => {
    expect(cells('2022-03-18')).not.toContain('eleased')
    expect(cells('2024')).toContain('| Released (2023) |')
  })

  test('the head names the day', () => {
    expect(body('{{cases "ann" title="Cases"}}', { brief: { cutoff: '2022-03-18' } })).toContain('Status on 18\u00A0March 2022')
  })
})

describe('recommendations', () => {
  test('by addressee, the most urgent first, met ones last and as met', () => {
    expect(body('## R\n\n{{recommendations rank=3}}')).toBe(
      [
        '## R',
        '### Harbour Office',
        '- Stop the trial!\n- Open an inquiry.[@report, p. 1; @report, p. 1]\n- Met: Register the union.[@index, {entry of 7 July 2018}; @index, {entry of 7 July 2018}]',
        '### Union of Quay Workers (UQW)',
        '- Report yearly.',
      ].join('\n\n'),
    )
  })

  test('for one addressee without a heading, for one topic, for the brief’s audience', () => {
    expect(body('{{recommendations to="union"}}')).toBe('- Report yearly.')
    expect(body('{{recommendations topic="law"}}')).toBe('## Union of Quay Workers (UQW)\n\n- Report yearly.')
    expect(body('{{recommendations to="union"}}', { brief: { audience: 'members' } })).toBe('- Join the talks.\n- Report yearly.')
  })

  test('one that rests on hidden evidence alone is an error', () => {
    const notes = { ...given.notes, banned: { ...given.notes?.['banned'], access: 'internal' as const } }
    expect(body('{{recommendations to="office"}}', { notes })).toBe(
      'templates/brief/chapters/01.md.hbs:3:1: error: recommendation "register" rests on notes alone that the brief\'s readers may not see; give it other evidence [clearance]',
    )
  })
})

describe('names and entities', () => {
  test('the full name at the first mention in reading order, the short one afterwards', () => {
    const { chapters } = composed(given, {
      '01': '{{entity "union"}}, {{entity "union"}}',
      '02': '{{entity "union"}}, {{entity "port"}}, {{entity "union" form="full"}}',
    })
    expect(chapters.map(({ tree }) => JSON.stringify(tree).match(/"value":"([^"]*)"/)?.[1])).toEqual([
      'Union of Quay Workers (UQW), UQW',
      'UQW, Port, Union of Quay Workers (UQW)',
    ])
  })

  test('the canonical form does not count as a mention', () => {
    expect(body('{{entity "union" form="canonical"}}, {{entity "union"}}')).toBe('Union of Quay Workers (UQW), Union of Quay Workers (UQW)')
  })

  test('names lists what the whole brief names, before and after it', () => {
    const { markdown } = composed(given, { '01': '{{names}}', '02': '{{entity "union"}} {{entity "office"}} {{note "charged"}}' })
    expect(markdown.trimEnd()).toBe(
      '- **Author:** Ann Author. A writer\n- **Harbour Office:** Keeps the port\n- **UQW:** Union of Quay Workers (UQW)',
    )
  })

  test('names of one kind, as a table', () => {
    expect(squeeze(body('{{entity "union"}} {{entity "ann"}}\n\n{{names kind="person" as="table"}}'))).toBe(
      'Union of Quay Workers (UQW) Ann Author\n\n| Name | Meaning |\n| - | - |\n| **Author** | Ann Author. A writer |',
    )
  })
})

describe('disputed', () => {
  const disputed: Given = {
    ...given,
    questions: {
      dead: { question: 'How many died?', unit: 'people', decision: { range: true, reason: 'Counts differ' } },
      open: { question: 'How many came?' },
      slight: { question: 'Which day?', severity: 'minor' },
      unused: { question: 'Unused?' },
    },
    notes: {
      x: { statement: 'X.', answers: { dead: 17, open: 'about 90', slight: 1, unused: 1 } },
      y: { source: 'index', statement: 'Y.', answers: { dead: 'at least 12', open: 200, slight: 2 } },
      z: { source: 'index', locator: 'p. 2', statement: 'Z.', answers: { dead: 17, unused: 2 } },
    },
  }

  test('every answer with its sources, and how it is printed', () => {
    expect(squeeze(body('In all {{answer "dead"}}.\n\n{{disputed "dead"}}', disputed)).split('\n').at(-1)).toBe(
      '| How many died? | at least 12[@index, p. 1]; 17[@report, p. 1; @index, p. 2] | As a range. Counts differ |',
    )
  })

  test('without names, the questions that the whole brief touches, minor ones left out', () => {
    const { markdown } = composed(disputed, { '01': '{{disputed}}', '02': '{{answer "dead"}} {{answer "open"}} {{answer "slight"}}' })
    expect(
      squeeze(markdown)
        .trim()
        .split('\n')
        .map((line) => line.split(' | ')[0]),
    ).toEqual(['| Question', '| -', '| How many died?', '| How many came?', '| Unused?'])
  })
})

test('a figure is an image with its caption', () => {
  expect(body('{{figure "map.svg" alt="A map" title="The port" id="map"}}')).toBe(
    ':::figure{#map title="The port"}\n![A map](map.svg)\n:::',
  )
})

test('a reference is a node of its own', () => {
  expect(composed(given, 'See {{ref "map"}}.').chapters[0]?.tree.children).toMatchObject([
    { children: [{ value: 'See ' }, { type: 'crossReference', target: 'map' }, { value: '.' }] },
  ])
})
