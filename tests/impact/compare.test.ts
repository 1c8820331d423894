import { describe, expect, test } from 'vitest'
import { compareEvidence } from '../../src/impact/compare-evidence.ts'
import { compareFootnotes, compareSentences } from '../../src/impact/compare-texts.ts'
import { verify } from '../../src/impact/verify.ts'
import type { Evidence, FrozenNote, SaidFootnote, SaidSentence } from '../../src/model/frozen.ts'
import type { IssuedVersion } from '../../src/model/issued.ts'

function said(...sentences: [text: string, ...cites: string[]][]): { sentences: SaidSentence[]; footnotes: SaidFootnote[] } {
  const cites = sentences.flatMap(([, ...own]) => own)
  const footnotes = cites.map((says, index) => ({
    number: index + 1,
    page: null,
    text: `Printed as ${index}`,
    says,
    notes: [],
    sources: [],
  }))
  let number = 0
  return {
    footnotes,
    sentences: sentences.map(([text, ...own], block) => ({
      chapter: 'C',
      kind: 'text',
      block,
      text,
      footnotes: own.map(() => ++number),
      notes: [],
      sources: [],
    })),
  }
}

const types = (pairs: { type: string }[]) => pairs.map(({ type }) => type)

describe('sentences of two versions', () => {
  const before = said(['The quay was closed in May.', '[@a p. 1]'], ['Nobody said why.'], ['The crane was sold.', '[@b p. 2]'])

  test('that only have other numbers are the same', () => {
    const now = said(
      ['A storm came first of all.', '[@c]'],
      ['The quay was closed in May.', '[@a p. 1]'],
      ['Nobody said why.'],
      ['The crane was sold.', '[@b p. 2]'],
    )
    expect(types(compareSentences(before, now))).toEqual(['added', 'same', 'same', 'same'])
    expect(types(compareFootnotes(before, now)).filter((type) => type !== 'same')).toEqual(['added'])
  })

  test('that only stand elsewhere are the same', () => {
    const now = said(['The crane was sold.', '[@b p. 2]'], ['The quay was closed in May.', '[@a p. 1]'], ['Nobody said why.'])
    expect(new Set(types(compareSentences(before, now)))).toEqual(new Set(['same']))
  })

  test('whose footnote leads elsewhere have other sources', () => {
    const now = said(['The quay was closed in May.', '[@a p. 9]'], ['Nobody said why.'], ['The crane was sold.', '[@b p. 2]'])
    expect(types(compareSentences(before, now))).toEqual(['sources', 'same', 'same'])
  })

  test('are changed where a word is, new or gone where hardly a word is shared', () => {
    const now = said(['The quay was closed in June.', '[@a p. 1]'], ['The crane was sold.', '[@b p. 2]'], ['Rain fell for weeks.'])
    expect(types(compareSentences(before, now))).toEqual(['changed', 'removed', 'same', 'added'])
  })

  test('in which only the number of a section differs are the same', () => {
    const one = { chapter: 'C', kind: 'text' as const, block: 0, facts: 'It closed, see .', footnotes: [], notes: [], sources: [] }
    const side = (text: string) => ({ sentences: [{ ...one, text }], footnotes: [] })
    expect(types(compareSentences(side('It closed, see section 2.'), side('It closed, see section 3.')))).toEqual(['same'])
  })
})

describe('what a brief rests on', () => {
  const note: FrozenNote = {
    source: 's',
    state: 'verbatim',
    spans: [[3, 9]],
    fields: { statement: 'a', locator: 'b', 'answers.toll': 'c' },
  }
  const evidence = (changed: Partial<FrozenNote>): Evidence => ({ notes: { n: { ...note, ...changed } }, sources: {}, questions: {} })
  const kind = (now: Evidence) => compareEvidence(evidence({}), now).map((shift) => [shift.kind, ...shift.fields].join(' '))

  test.each<[string, Partial<FrozenNote>, string[]]>([
    ['nothing', {}, []],
    ['its place in the text', { spans: [[5, 11]] }, ['moved']],
    ['its locator', { fields: { ...note.fields, locator: 'z' } }, ['locator locator']],
    ['its answer', { fields: { ...note.fields, 'answers.toll': 'z' } }, ['changed answers.toll']],
    ['a field that it did not have', { fields: { ...note.fields, legal: 'z' } }, ['changed legal']],
    ['its quotation, which is not found', { state: 'not-found', spans: [] }, ['broken']],
    ['its quotation, which is there twice', { state: 'ambiguous' }, ['ambiguous']],
  ])('%s', (_, changed, kinds) => {
    expect(kind(evidence(changed))).toEqual(kinds)
  })

  test('a note that is no longer there is gone', () => {
    expect(kind({ notes: {}, sources: {}, questions: {} })).toEqual(['gone'])
  })

  test('a question that was agreed and is open has reopened', () => {
    const at = (state: 'agreed' | 'open', hash: string): Evidence => ({ notes: {}, sources: {}, questions: { toll: { state, hash } } })
    expect(compareEvidence(at('agreed', 'a'), at('open', 'b')).map((shift) => shift.kind)).toEqual(['reopened'])
  })
})

test('a file is held against the issued one that it is most like', () => {
  const version = (name: string, ...texts: string[]) => {
    const parts = texts.map((text, index) => ({ name: `page ${index + 1}`, text }))
    return {
      brief: 'report',
      version: name,
      sentences: [],
      footnotes: [],
      outputs: [{ path: 'brief.pdf', sha256: name, parts }],
    } as unknown as IssuedVersion
  }
  const issued = [
    version('1.0', 'The quay was closed in May', 'Twelve were lost'),
    version('1.1', 'The quay was closed in May', 'Seventeen were lost'),
  ]
  const parts = [
    { name: 'page 1', text: 'The quay was closed in May' },
    { name: 'page 2', text: 'Seventy were lost' },
    { name: 'page 3', text: 'And more' },
  ]
  expect(verify({ name: 'x.pdf', sha256: '1.1', parts }, issued)).toMatchObject({ state: 'issued', path: 'brief.pdf' })
  const found = verify({ name: 'x.pdf', sha256: '?', parts }, issued.slice(1))
  expect(found).toMatchObject({
    state: 'differs',
    differences: [
      { part: 'page 2', text: '[-Seventeen-]{+Seventy+} were lost' },
      { part: 'page 3', text: '{+And more+}' },
    ],
  })
  expect(verify({ name: 'x.pdf', sha256: '?', parts: [{ name: 'page 1', text: 'Quite another paper' }] }, issued)).toEqual({
    state: 'unknown',
  })
  expect(verify({ name: 'x.html', sha256: '?', parts }, issued)).toEqual({ state: 'unknown' })
})
