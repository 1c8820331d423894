import { mayRead, type Access } from '../model/access.ts'
import type { Strings } from '../model/brief.ts'
import type { Corpus } from '../model/corpus.ts'
import { formatDate } from '../model/format.ts'
import type { IssuedVersion } from '../model/issued.ts'
import { phrase } from '../model/phrase.ts'
import { isLost } from '../model/quotation.ts'
import { isGrave } from './compare-evidence.ts'
import type { BriefImpact, Touched } from './touched.ts'

/** What a correction is written with. */
export interface NoticeDesk {
  /** In the brief's language. */
  corpus: Corpus
  strings: Strings
  clearance: Access
  /** `YYYY-MM-DD`: when it is written. */
  date: string
}

/**
 * A draft of a correction to an issued version, as Markdown in its language: what it said, sentence by sentence, and what is known now.
 * Somebody has to read it before it is sent. Empty where the version stands.
 */
export function correctionNotice(issued: IssuedVersion, { touched }: BriefImpact, desk: NoticeDesk): string {
  const wrong = touched.filter(({ shifts }) => shifts.some(isGrave))
  if (wrong.length === 0) return ''
  const { strings, date } = desk
  const locale = { lang: issued.lang, strings }
  const slots = {
    title: issued.title,
    version: issued.version,
    issued: formatDate(issued.date, 'long', locale),
    channels: [...new Set(issued.channels.map(({ channel }) => channel))].join(', '),
  }
  const entries = wrong.flatMap((one) => entryOf(one, desk))
  return [
    `# ${phrase(strings, 'correction-title', slots)}`,
    formatDate(date, 'long', locale),
    phrase(strings, 'correction-lead', slots),
    ...entries,
  ]
    .join('\n\n')
    .concat('\n')
}

function entryOf(touched: Touched, { corpus, strings, clearance }: NoticeDesk): string[] {
  const { sentence, footnotes, shifts } = touched
  const place = [
    `“${sentence.chapter}”`,
    ...footnotes.map(({ number, page }) => {
      const note = phrase(strings, 'reference-note', { number: `${number}` })
      return page === null ? note : `${note}, ${phrase(strings, 'correction-page', { number: `${page}` })}`
    }),
  ].join(', ')
  const known = knownNow(
    touched,
    corpus,
    clearance,
    shifts.flatMap(({ subject }) => (subject.startsWith('note:') ? subject.slice(5) : [])),
  )
  return [
    `**${place}**`,
    `${phrase(strings, 'correction-said')} ${sentence.text}`,
    known === ''
      ? phrase(strings, isOnlyOpen(touched) ? 'correction-open' : 'correction-withdrawn')
      : `${phrase(strings, 'correction-known')} ${known}`,
  ]
}

/** The sentence as the brief has it now; else what those of its notes state that still hold, as far as its readers may see them. */
function knownNow({ sentence, now }: Touched, corpus: Corpus, clearance: Access, ids: readonly string[]): string {
  if (now && now.text !== sentence.text) return now.text
  const notes = ids.flatMap((id) => corpus.notes.get(id) ?? []).filter(({ access }) => mayRead(clearance, access))
  const holding = notes.filter(({ id }) => {
    const result = corpus.quotations?.get(id)
    return !(result && isLost(result))
  })
  return holding.map(({ statement }) => statement).join(' ')
}

/** Whether its notes hold, and other sources now contradict them. */
function isOnlyOpen({ shifts }: Touched): boolean {
  return shifts.filter(isGrave).every(({ subject }) => subject.startsWith('question:'))
}
