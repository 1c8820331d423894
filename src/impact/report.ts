import { commitText, type IssuedVersion } from '../model/issued.ts'
import type { Shift } from './compare-evidence.ts'
import type { BriefImpact, Touched } from './touched.ts'

/** An issued version with what became of it. */
export interface IssuedImpact {
  version: IssuedVersion
  impact: BriefImpact
  /** A draft, as Markdown; empty where it stands. */
  notice: string
}

/** What a change of the corpus touches. */
export interface ImpactReport {
  /** Since when, as a person would say it. */
  since: string
  /** What has shifted, each once, with its place: `file:line`. */
  shifts: (Shift & { place: string })[]
  /** Briefs as they were last built, or as they were at that time. */
  briefs: BriefImpact[]
  issued: IssuedImpact[]
}

/** What has happened to something, in a few words. */
export function shiftText({ subject, kind, fields }: Shift): string {
  const words = fields.length > 0 ? `${kind} (${fields.join(', ')})` : kind
  return `${subject.replace(':', ' ')}: ${words}`
}

/** When and to whom a version was handed out, and from which commit. */
export function handedOut({ date, channels, commit }: IssuedVersion): string {
  return [date, [...new Set(channels.map(({ channel }) => channel))].join(', '), ...(commit ? [commitText(commit)] : [])].join('; ')
}

/** A report as lines of text. */
export function reportLines({ since, shifts, briefs, issued }: ImpactReport): string[] {
  const touched = briefs.filter((brief) => brief.touched.length > 0)
  const lines = [
    shifts.length === 0 ? `since ${since}: nothing that a brief rests on has changed` : `since ${since}:`,
    ...shifts.map((shift) => `  ${shiftText(shift)}${shift.place && `  ${shift.place}`}`),
  ]
  if (touched.length > 0) lines.push('', 'briefs:', ...touched.flatMap(briefLines))
  if (issued.length > 0) lines.push('', 'issued versions:', ...issued.flatMap(issuedLines))
  return lines
}

function briefLines({ before, touched, verdict }: BriefImpact): string[] {
  const numbers = footnoteNumbers(touched)
  const led = numbers.length > 0 ? `; footnotes ${numbers.join(', ')}` : ''
  const head = `  ${before.brief}: ${touched.length} sentences in ${paragraphCount(touched)} paragraphs${led}${verdict === 'wrong' ? '; wrong as it was' : ''}`
  return [head, ...touched.flatMap(touchedLines)]
}

function touchedLines({ sentence, now, footnotes, shifts }: Touched): string[] {
  const where = footnotes.map(({ number, page }) => (page === null ? `note ${number}` : `note ${number}, p. ${page}`))
  const why = shifts.length > 0 ? shifts.map(shiftText).join('; ') : 'its own words or sources'
  const then = now === undefined ? ['      now: left out'] : now.text === sentence.text ? [] : [`      now: ${now.text}`]
  return [`    “${sentence.chapter}”${where.length > 0 ? ` (${where.join('; ')})` : ''}: ${sentence.text}`, `      ${why}`, ...then]
}

function issuedLines({ version: issued, impact, notice }: IssuedImpact): string[] {
  const { brief, version } = issued
  const verdicts = { wrong: 'now wrong', citations: 'stands, but its footnotes lead elsewhere', stands: 'stands' }
  const wrong = impact.touched.filter(({ shifts }) => shifts.length > 0)
  const head = `  ${brief} ${version} (${handedOut(issued)}): ${verdicts[impact.verdict]}`
  if (impact.verdict === 'stands') return [head]
  const draft = notice === '' ? [] : ['', '    draft of a correction:', ...notice.split('\n').map((line) => `    ${line}`.trimEnd())]
  return [head, ...wrong.flatMap(touchedLines), ...draft]
}

function footnoteNumbers(touched: readonly Touched[]): number[] {
  return [...new Set(touched.flatMap(({ footnotes }) => footnotes.map(({ number }) => number)))].sort((a, b) => a - b)
}

function paragraphCount(touched: readonly Touched[]): number {
  return new Set(touched.map(({ sentence }) => `${sentence.chapter}\n${sentence.block}`)).size
}

/** A report as data: an object for each shift, each touched brief and each issued version. */
export function reportObjects({ since, shifts, briefs, issued }: ImpactReport): unknown[] {
  const touchedObjects = (touched: readonly Touched[]) =>
    touched.map(({ sentence, now, footnotes, shifts: own }) => ({
      chapter: sentence.chapter,
      paragraph: sentence.block,
      text: sentence.text,
      now: now?.text ?? null,
      footnotes: footnotes.map(({ number, page }) => ({ number, page })),
      because: own.map(({ subject, kind }) => ({ subject, kind })),
    }))
  return [
    ...shifts.map((shift) => ({ since, ...shift })),
    ...briefs.flatMap(({ before, touched, verdict }) =>
      touched.length === 0 ? [] : [{ brief: before.brief, verdict, footnotes: footnoteNumbers(touched), touched: touchedObjects(touched) }],
    ),
    ...issued.map(({ version: { brief, version, date, channels, commit }, impact, notice }) => ({
      issued: brief,
      version,
      date,
      channels,
      ...(commit && { commit }),
      verdict: impact.verdict,
      touched: touchedObjects(impact.touched.filter(({ shifts: own }) => own.length > 0)),
      notice,
    })),
  ]
}
