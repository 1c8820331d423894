import type { NoteChange } from './compare-captures.ts'
import { signOfErrorPage } from './error-page.ts'

/** Why a text must not take the place of the present one. */
export interface Refusal {
  message: string
  hint: string
}

/** The shortest letter has as many words. */
const fewWords = 5
/** What a server sends instead of a page has fewer characters. */
const longestErrorPage = 4000
const smallestShare = 0.5

/** What is known of the text that is there. */
export interface Present {
  /** In code points. */
  length: number
  /** `undefined` where only the fingerprint is at hand. */
  text: string | undefined
}

const kept = 'the present text is kept'

/**
 * Whether a text must never replace a good capture: one that is empty, an error page, a cookie wall or a log-in page; or, unless that
 * is wanted, one that breaks most of the quotations and is shorter than half of the present text or has next to none of its wording.
 *
 * What still has most of the quotations is the source, whatever else it says. Where no capture is there, `force` takes all but the empty.
 */
export function refuseText(
  text: string,
  changes: readonly NoteChange[],
  present: Present | undefined,
  force: boolean,
): Refusal | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  if (words === 0) return { message: 'the text is empty', hint: `capture the source again; ${kept}` }
  const quoted = changes.filter(({ note, from }) => note.quotation !== undefined && (from.length > 0 || !present))
  const broken = quoted.filter(({ change }) => change === 'broken').length
  const length = [...text].length
  const isShort = present !== undefined && length < present.length * smallestShare
  const isForeign = quoted.length === 0 ? isShort || !present : broken > quoted.length / 2
  if (!isForeign || (force && !present)) return undefined
  if (words < fewWords) return { message: `the text is nearly empty: "${text.trim()}"`, hint: `capture the source again; ${kept}` }
  const sign = length < longestErrorPage ? signOfErrorPage(text) : undefined
  if (sign !== undefined) {
    const message = `the text looks like an error page, a cookie wall or a log-in page: "${sign}"`
    return { message, hint: `open the source in a browser and save the text of the page itself; ${kept}` }
  }
  if (force || !present) return undefined
  const lost = `${broken} of ${quoted.length} quotations are not in it`
  if (isShort) {
    const message = `the text has ${length} characters, the present one ${present.length}, and ${lost}`
    return { message, hint: 'see whether all of the source was captured; if it did become so short, add --force' }
  }
  if (present.text === undefined || !isAnother(present.text, text)) return undefined
  return {
    message: `the text has next to nothing of the present one, and ${lost}`,
    hint: 'see whether it is this source; if it is, add --force',
  }
}

/** Fewer runs of words say nothing. */
const fewRuns = 100
const runLength = 4
const leastKept = 0.05

/** Whether hardly any run of words of the present text is in the new one. */
function isAnother(present: string, text: string): boolean {
  const runs = runsOf(present)
  if (runs.length < fewRuns) return false
  const now = new Set(runsOf(text))
  return runs.filter((run) => now.has(run)).length < runs.length * leastKept
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(runLength - 1).map((_, index) => words.slice(index, index + runLength).join(' '))
}
