import type { Brief } from '../model/brief.ts'
import type { CitedBrief } from '../model/chapter.ts'
import { error, type Message, warning } from '../model/message.ts'
import { type Sentence, sentencesOf } from '../model/sentences.ts'

/** The annotated twin of a brief: another brief that says the same, with footnotes. */
export interface Twin {
  brief: Brief
  cited: CitedBrief
}

/**
 * A brief without notes has a twin that says the same sentences with them, or nobody could check it.
 *
 * @param twin `undefined` where `twin` in `brief.yaml` names none, or none that exists, which has been reported
 */
export function checkTwin(brief: Brief, cited: CitedBrief, twin: Twin | undefined): Message[] {
  const { notes, twin: name } = brief.matter
  if (notes !== 'none') return []
  const place = brief.placeOf(['twin'])
  if (!name) {
    const hint = 'write a brief that extends it with notes: page, and name it here as twin:'
    return cited.footnotes.length === 0
      ? []
      : [warning(brief.placeOf(['notes']), 'annotated-twin', 'the brief has no notes, and no twin that has them', hint)]
  }
  if (!twin) return []
  if (twin.brief.matter.notes === 'none') {
    return [error(place, 'annotated-twin', `the twin "${name}" has no notes either`, `write notes: page into ${twin.brief.place.file}`)]
  }
  const [own, others] = [spoken(brief, cited), spoken(twin.brief, twin.cited)]
  const added = without(own, others)
  const lost = without(others, own)
  if (added.length + lost.length === 0)
    return isSameOrder(own, others)
      ? []
      : [error(place, 'annotated-twin', `the twin "${name}" says the same in another order`, 'give both the same chapters')]
  return [
    ...added.map((one) => differs(one, brief, `the twin "${name}" does not say: ${quoted(one)}`)),
    ...lost.map((one) => differs(one, twin.brief, `"${brief.name}" does not say what its twin says: ${quoted(one)}`)),
  ]
}

function differs(sentence: Sentence, { place }: Brief, what: string): Message {
  return error(sentence.place ?? place, 'annotated-twin', what, 'let both print the same chapters')
}

/** What is said aloud: no headings, captions or pictures. */
function spoken({ matter }: Brief, { chapters }: CitedBrief): Sentence[] {
  const kinds = new Set<Sentence['kind']>(['text', 'term', 'quotation', 'row'])
  return chapters.flatMap(({ tree }) => sentencesOf(tree, matter.lang)).filter(({ kind, text }) => kinds.has(kind) && text !== '')
}

/** The sentences of one list that the other lacks, each as often as it is lacking. */
function without(sentences: readonly Sentence[], others: readonly Sentence[]): Sentence[] {
  const left = new Map<string, number>()
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1)
  return sentences.filter(({ text }) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}

function isSameOrder(own: readonly Sentence[], others: readonly Sentence[]): boolean {
  return own.every(({ text }, index) => text === others[index]?.text)
}

function quoted({ text }: Sentence): string {
  return text.length > 80 ? `“${text.slice(0, 79).trimEnd()}…”` : `“${text}”`
}
