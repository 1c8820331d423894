import type { FrozenBrief, SaidFootnote, SaidSentence } from '../model/frozen.ts'
import type { Subject } from '../model/message.ts'
import { compareSentences } from './compare-texts.ts'
import { isGrave, type Shift } from './compare-evidence.ts'

/** A sentence that something touches. */
export interface Touched {
  sentence: SaidSentence
  /** As the brief has it now; `undefined` where it no longer has it, the same where it does not build. */
  now: SaidSentence | undefined
  /** Its footnotes that lead to what has shifted; all of them where its own words have changed. */
  footnotes: SaidFootnote[]
  /** Why: none where only its own words have changed. */
  shifts: Shift[]
}

/** `wrong`: it says what no longer holds; `citations`: only where its sources are to be found has changed; `stands`: neither. */
export type Verdict = 'wrong' | 'citations' | 'stands'

/** What shifts in the corpus do to a brief as it was built or issued. */
export interface BriefImpact {
  before: FrozenBrief
  shifts: Shift[]
  touched: Touched[]
  verdict: Verdict
}

/**
 * Finds the sentences of a brief that shifts touch, or whose own words have changed since.
 *
 * @param now the brief as it would be built now; `undefined` where it cannot be
 */
export function briefImpact(before: FrozenBrief, now: FrozenBrief | undefined, shifts: readonly Shift[]): BriefImpact {
  const later = new Map<SaidSentence, SaidSentence | undefined>()
  const reworded = new Set<SaidSentence>()
  for (const pair of now ? compareSentences(before, now) : []) {
    if (!pair.before) continue
    later.set(pair.before, pair.now)
    if (pair.type !== 'same') reworded.add(pair.before)
  }
  const byNumber = new Map(before.footnotes.map((footnote) => [footnote.number, footnote]))
  const touched = before.sentences.flatMap((sentence): Touched[] => {
    const own = shifts.filter((shift) => touches(before, sentence, shift.subject))
    if (own.length === 0 && !reworded.has(sentence)) return []
    const called = sentence.footnotes.flatMap((number) => byNumber.get(number) ?? [])
    const leading = called.filter((footnote) => own.some(({ subject }) => touches(before, footnote, subject)))
    return [{ sentence, now: now ? later.get(sentence) : sentence, footnotes: own.length > 0 ? leading : called, shifts: own }]
  })
  const felt = shifts.filter((shift) => touched.some((one) => one.shifts.includes(shift)))
  return { before, shifts: felt, touched, verdict: verdictOf(felt) }
}

function verdictOf(shifts: readonly Shift[]): Verdict {
  if (shifts.some(isGrave)) return 'wrong'
  const isCitation = ({ kind, subject }: Shift) => kind === 'locator' || (kind === 'changed' && subject.startsWith('source:'))
  return shifts.some(isCitation) ? 'citations' : 'stands'
}

/** Whether something that cites notes and sources rests on a subject; on a question when one of its notes answers it. */
function touches({ evidence }: FrozenBrief, { notes, sources }: { notes: string[]; sources: string[] }, subject: Subject): boolean {
  const [kind = '', name = ''] = [subject.slice(0, subject.indexOf(':')), subject.slice(subject.indexOf(':') + 1)]
  if (kind === 'note') return notes.includes(name)
  if (kind === 'source') return sources.includes(name)
  return kind === 'question' && notes.some((id) => evidence.notes[id]?.fields[`answers.${name}`] !== undefined)
}
