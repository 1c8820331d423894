import { expect, test } from 'vitest'
import { check, each, type Given, rulesByParagraph } from './project.ts'

const entities = `
bertram-example:
  kind: person
  name: Bertram Example
  short: Example
  aliases: [Bertram Ekzampl, Ekzampl]
  typos: [Exampel]
dockers:
  kind: organisation
  name: Harbour Light union of dockers
  short: dockers of Harbour Light
  ambiguous: [Harbour Light]
pilots:
  kind: organisation
  name: Harbour Light association of pilots
  ambiguous: [Harbour Light]
federation:
  kind: organisation
  name: Federation of Port Workers (FPW)
  short: FPW
  aliases: [port workers, Federation of Port Workers, PFW]
zhanport:
  kind: place
  name: Zhanport
  aliases: [Жанпорт, Janport]
`

const given: Given = { entities, notes: { quay: ['entities: [zhanport]', 'The quay was closed, as Mayor Ivan Notename knew.'] } }

test('a name has one form in what an author writes', async () => {
  const aliases = [
    'Ekzampl closed the quay.{{cite "quay"}}',
    'The quay of Janport was closed.{{cite "quay"}}',
    'They asked the PFW.{{cite "quay"}}',
    'В Жанпорт не ходят.{{cite "quay"}}',
  ]
  const typos = ['It was Exampel’s quay.{{cite "quay"}}']
  const sound = [
    'Example closed the quay.{{cite "quay"}}',
    'The quay of Zhanport was closed by the Federation of Port Workers.{{cite "quay"}}',
    'A clerk wrote of “Janport”, “Exampel” and ‘Ekzampl’.{{cite "quay"}}',
    'The quay of Zhanport (elsewhere Janport) was closed.{{cite "quay"}}',
    'Example (misspelt Exampel) closed it.{{cite "quay"}}',
    'The port workers were asked.{{cite "quay"}}',
    'Janporters and Ekzamplist are other words.{{cite "quay"}}',
    '- **Ekzampl:** see Example.',
  ]
  expect(await rulesByParagraph(given, [...aliases, ...typos, ...sound])).toEqual({
    ...each(aliases, ['alias-used']),
    ...each(typos, ['typo-printed']),
    ...each(sound, []),
  })
})

test('says which form the project prints, where the name stands', async () => {
  const messages = await check(given, ['The quay was closed by\nEkzampl.{{cite "quay"}}'])
  expect(messages.map(({ line, column, message, hint }) => [line, column, message, hint])).toEqual([
    [4, 1, '"Ekzampl" is another form of a name', 'this project prints "Example"'],
  ])
})

test('a name that two share is resolved by hand', async () => {
  const loose = ['Harbour Light went on strike.{{cite "quay"}}']
  const clear = [
    '{{entity "dockers"}} went on strike.{{cite "quay"}}',
    'The Harbour Light union of dockers went on strike.{{cite "quay"}}',
    'Then the dockers of Harbour Light went home.{{cite "quay"}}',
    '- **Harbour Light:** a name of two bodies.',
  ]
  expect(await rulesByParagraph(given, [...loose, ...clear])).toEqual({ ...each(loose, ['ambiguous-use']), ...each(clear, []) })
})

test('names that nothing knows', async () => {
  const unknown = [
    'The quay was closed by Bertram Exampl.{{cite "quay"}}',
    'Cornelius Placeholder closed the quay.{{cite "quay"}}',
    'In court President Nobodyson said no.{{cite "quay"}}',
    'So did Aurelius Nobodyson. 12 others did not.{{cite "quay"}}',
    'A letter came from the QXZW.{{cite "quay"}}',
    'Приказ отдал Иван Никтоев.{{cite "quay"}}',
    'The quay of Zhanpert was closed.{{cite "quay"}}',
    'Exanple closed the quay.{{cite "quay"}}',
  ]
  const known = [
    'The quay was closed by Bertram Example.{{cite "quay"}}',
    'Mayor Ivan Notename knew.{{cite "quay"}}',
    'It was forbidden by Circular No. 27.{{cite "quay"}}',
    'The Organisation of Nobodies (ONXY) wrote; the ONXY waited.{{cite "quay"}}',
    'He quoted “Cornelius Somebody Else”.{{cite "quay"}}',
  ]
  expect(await rulesByParagraph(given, [...unknown, ...known])).toEqual({ ...each(unknown, ['unknown-name']), ...each(known, []) })
})

test('a name that nothing knows is told once', async () => {
  const messages = await check(given, ['Cornelius Placeholder came.{{cite "quay"}}', 'Cornelius Placeholder left.{{cite "quay"}}'])
  expect(messages.map(({ rule, line }) => [rule, line])).toEqual([['unknown-name', 3]])
})

test('a withheld name stands nowhere: text, quotation, footnote, title, address', async () => {
  const withheld = `
witness:
  kind: person
  name: Anna Author
  short: Author
  aliases: [А. Автор]
  protection: withheld
`
  const broken = [
    'Anna Author saw it.{{cite "quay"}}',
    'ANNA AUTHOR saw it.{{cite "quay"}}',
    'Anna *Author* saw it.{{cite "quay"}}',
    'A clerk said “Anna Author was there”.{{cite "quay"}}',
    'See [this](https://example.org/anna-author).{{cite "quay"}}',
    'Видела А. Автор.{{cite "quay"}}',
  ]
  const notes: Given['notes'] = { quay: ['', 'The quay was closed.'], told: ['', 'Anna Author told of it.'] }
  const sound = ['A woman saw it.{{cite "quay"}}', 'The authors saw it.{{cite "quay"}}']
  expect(await rulesByParagraph({ notes, entities: withheld }, [...broken, ...sound])).toEqual({
    ...each(broken, ['protected-name']),
    ...each(sound, []),
  })
  const inStatement = await check({ notes, entities: withheld }, ['{{note "told"}}'])
  expect(inStatement.map(({ rule, file }) => [rule, file])).toEqual([['protected-name', 'sources/notes/ledger.md']])
  const inFootnote = await check({ notes, entities: withheld }, ['It was seen.[^1]\n\n[^1]: Told by Anna Author.'])
  expect(inFootnote.map(({ rule, severity }) => [rule, severity])).toEqual([['protected-name', 'error']])
  const inTitle = await check({ notes, entities: withheld, brief: 'subtitle: The case of Anna Author\n' }, ['It was seen.{{cite "quay"}}'])
  expect(inTitle.map(({ rule, file }) => [rule, file])).toEqual([['protected-name', 'templates/brief/brief.yaml']])
})
