import { describe, expect, test } from 'vitest'
import { readLiterature } from '../../src/load/literature.ts'
import { lines } from './messages.ts'

const header = '---\nsource: ledger\n---\n'
const block = '```yaml\nlocator: p. 1\n```\n'

function read(text: string) {
  const { value, messages } = readLiterature('notes.md', text)
  return { ...value, messages: lines(messages) }
}

function one(section: string) {
  const { notes, messages } = read(header + section)
  expect(messages).toEqual([])
  expect(notes).toHaveLength(1)
  return notes[0]
}

describe('an evidence note', () => {
  test('has matter, quotation and statement, each with its place', () => {
    const note = one(`Remarks, never printed.\n\n## quay-closed\n${block}> the quay was closed\n\nThe quay was closed.\n`)
    expect(note).toMatchObject({
      id: 'quay-closed',
      source: 'ledger',
      matter: { locator: 'p. 1', topics: [], entities: [], answers: {} },
      quotation: 'the quay was closed',
      statement: 'The quay was closed.',
      access: 'public',
      place: { file: 'notes.md', line: 6, column: 1 },
      quotationPlace: { file: 'notes.md', line: 10, column: 3 },
      statementPlace: { file: 'notes.md', line: 12, column: 1 },
    })
    expect(note?.placeOf(['locator'])).toEqual({ file: 'notes.md', line: 8, column: 10 })
  })

  test('prints its statement as it stands, line breaks apart', () => {
    expect(one(`## a\n${block}\n1. *No* [link] <b> \\{{x}} &amp;\n   - and  two spaces\n`)?.statement).toBe(
      '1. *No* [link] <b> \\{{x}} &amp; - and  two spaces',
    )
  })

  test('keeps the paragraphs of a quotation and the lines that go on without a mark', () => {
    expect(one(`## a\n${block}> first\nlazy\n>\n>second\n>   third\n\nA statement.\n`)?.quotation).toBe('first lazy\n\nsecond third')
  })

  test('is a lead without a quotation', () => {
    expect(one(`## a\n${block}\nA lead.\n`)).toMatchObject({ quotation: undefined, quotationPlace: undefined, statement: 'A lead.' })
  })

  test('keeps no-break spaces, which are characters of the text', () => {
    expect(one(`## a\n${block}> 1\u00A0000 \u00A0\n\nA statement.\n`)?.quotation).toBe('1\u00A0000 \u00A0')
  })

  test('may have its block fenced by tildes and its heading closed', () => {
    expect(one('## a ##\n~~~ yml\nlocator: p. 1\n~~~\nA lead.\n')).toMatchObject({ id: 'a', matter: { locator: 'p. 1' } })
  })

  test.each([
    ['0123', '0123'],
    ['1.10', '1.10'],
    ['12345678901234567890', '12345678901234567890'],
    ['12', '12'],
    ['true', 'true'],
  ])('has the locator %s as it was typed', (written, locator) => {
    expect(one(`## a\n\`\`\`yaml\nlocator: ${written}\n\`\`\`\nA lead.\n`)?.matter.locator).toBe(locator)
  })

  test('may be dated by a bare year', () => {
    expect(one('## a\n```yaml\nlocator: p. 1\ndate: 2012\ntopics: [2011, law]\n```\nA lead.\n')?.matter).toMatchObject({
      date: '2012',
      topics: ['2011', 'law'],
    })
  })

  test('that is wrong in part keeps its good fields, and the rest falls to the careful side', () => {
    const { notes, messages } = read(
      `${header}## a\n\`\`\`yaml\nlocator: p. 1\naccess: confidental\ndate: soon\ntopics: [law]\n\`\`\`\nA lead.\n`,
    )
    expect(notes[0]).toMatchObject({ access: 'confidential', matter: { locator: 'p. 1', topics: ['law'] } })
    expect(notes[0]?.matter.date).toBeUndefined()
    expect(messages).toEqual([
      'notes.md:7:9: error: "access" cannot be "confidental"; did you mean "confidential"? (write one of public, internal, confidential) [valid-field]',
      'notes.md:8:7: error: "soon" is not a date; write it as EDTF, such as 2011-12-16, 2017-01~ or 2012-04/2012-05 [valid-field]',
    ])
  })

  test('with an error stops the briefs that use it, and no other', () => {
    const { messages } = readLiterature('notes.md', `${header}## a\n${block}\n## b\n${block}\nA lead.\n`)
    expect(messages.map(({ about }) => about)).toEqual([['note:a']])
  })
})

describe('a literature note', () => {
  test('makes its notes as secret as its source', () => {
    const { notes } = read(
      `---\nsource: ledger\naccess: internal\n---\n## a\n${block}\nA lead.\n\n## b\n\`\`\`yaml\nlocator: p. 1\naccess: confidential\n\`\`\`\nA lead.\n`,
    )
    expect(notes.map(({ access }) => access)).toEqual(['internal', 'confidential'])
  })

  test('whose header cannot be read is confidential', () => {
    const { notes } = read(`---\nsource: [\n---\n## a\n${block}\nA lead.\n`)
    expect(notes[0]?.access).toBe('confidential')
  })

  test('may show notes in a code block of its remarks', () => {
    const { notes, messages } = read(`${header}\n\`\`\`\`md\n## example\n${block}\`\`\`\`\n\n## a\n${block}\nA lead.\n`)
    expect(notes.map(({ id }) => id)).toEqual(['a'])
    expect(messages).toEqual([])
  })

  test('loses no note to a code block that was left open', () => {
    const { notes, messages } = read(
      `${header}\n\`\`\`\nopen\n\n## a\n${block}\nA lead.\n\n## b\n\`\`\`yaml\nlocator: p. 2\n\nA lead.\n\n## c\n${block}\nA lead.\n`,
    )
    expect(notes.map(({ id, statement }) => [id, statement])).toEqual([
      ['a', 'A lead.'],
      ['b', 'A lead.'],
      ['c', 'A lead.'],
    ])
    expect(messages).toEqual([
      'notes.md:5:1: error: this code block never closes; end it by a line ``` [note-shape]',
      'notes.md:16:1: error: the yaml block never closes; end it by a line ``` [note-shape]',
    ])
  })

  test.each(['# a', '### a', 'a', '**a**'])('loses no note whose heading is %s', (heading) => {
    const { messages } = read(`${header}${heading}\n${block}\nA lead.\n`)
    expect(messages).toEqual(['notes.md:5:1: error: this yaml block has no heading; write ## and the id of the note above it [note-shape]'])
  })

  test('may have comments in its header', () => {
    expect(read('---\n# about\n## the source\nsource: ledger\n---\n').messages).toEqual([])
  })

  test.each([
    ['fences', '```x\n'.repeat(100_000)],
    ['quotations and fences', `## a\n${'> \n```\n'.repeat(50_000)}`],
    ['unclosed notes', '## a\n```yaml\n'.repeat(4000)],
    ['brackets', `## a\n\`\`\`yaml\nlocator: ${'['.repeat(100_000)}\n\`\`\`\n`],
  ])('of hostile shape is read to its end and complained of: %s', (_, text) => {
    expect(read(header + text).messages).not.toEqual([])
  })

  test('holds at most 5,000 notes', () => {
    const { messages } = read(header + Array.from({ length: 5001 }, (_, index) => `## n${index}\n`).join(''))
    expect(messages.filter((line) => line.includes('[size-limit]'))).toEqual([
      'notes.md:5004:1: error: the file has more than 5000 notes; split it [size-limit]',
    ])
  })
})
