import type { NoteChange } from './compare-captures.ts'

/** Why a text must not take the place of the present one. */
export interface Refusal {
  message: string
  hint: string
}

/** An article has more words than this, and so does the least of letters. */
const fewWords = 5
/** What a server sends instead of a page has fewer characters. */
const longestErrorPage = 4000
const smallestShare = 0.5

const errorPage = [
  /\b(?:error\s*)?(?:404|410)\b.{0,40}\b(?:not found|gone|error)\b|\berror\s+(?:40\d|410|42\d|50\d)\b|\b(?:page|file|document|article|url)\b.{0,30}\b(?:not (?:be )?found|no longer (?:exists|available)|does(?: not|n[’']t) exist)\b/isu,
  /^\s*not found\b/iu,
  /\b(?:403\s*[-–—:.]?\s*forbidden|access (?:is |was |has been )?denied|you (?:don[’']t|do not) have (?:permission|access))\b/iu,
  /\b(?:50[0-4]|429)\b.{0,20}\b(?:internal server error|bad gateway|service unavailable|gateway time-?out|too many requests)\b|\b(?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|too many requests)\b/iu,
  /\b(?:enable|activate|turn on|requires?|disabled?)\b.{0,30}\b(?:javascript|cookies)\b|\bjavascript (?:is |must be |has been )?(?:disabled|enabled|required)\b/iu,
  /\bcaptcha\b|\b(?:are you|you are|you[’']re)(?: not)? (?:a )?(?:human|robot)\b|\bchecking your browser\b|\bunusual traffic\b|\bjust a moment\b/iu,
  /\b(?:accept|reject|manage|allow)\b.{0,20}\bcookies\b|\b(?:we|this (?:web)?site) uses? cookies\b|\bcookie (?:settings|preferences|consent|policy)\b/iu,
  /\b(?:please |must |to continue,? )?(?:log|sign)(?:ged)?[ -]?in to (?:continue|read|view|access|your)\b|\bplease (?:log|sign) ?in\b|\b(?:subscribe|register) to (?:continue|read)\b|\bforgot(?:ten)? (?:your )?password\b/iu,
  /страница не найдена|доступ (?:запрещ[её]н|ограничен)|включите javascript|бет табылмады|page introuvable|accès refusé|página no encontrada|acceso denegado|seite nicht gefunden|zugriff verweigert/iu,
]

/**
 * Whether a text must never replace a good capture: one that is empty, an error page, a cookie wall or a log-in page; or, unless that
 * is wanted, one that is shorter than half of the present text and breaks more than half of its quotations.
 *
 * What still has most of the quotations is the source, whatever else it says.
 * @param formerLength characters of the present text; `undefined` where it is not known
 */
export function refuseText(
  text: string,
  changes: readonly NoteChange[],
  formerLength: number | undefined,
  force: boolean,
): Refusal | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  if (words === 0) return { message: 'the text is empty', hint: 'capture the source again; the present text is kept' }
  const quoted = changes.filter(({ note, from }) => note.quotation !== undefined && (from.length > 0 || formerLength === undefined))
  const broken = quoted.filter(({ change }) => change === 'broken').length
  const isForeign = broken > quoted.length / 2 || quoted.length === 0
  if (isForeign && words < fewWords) {
    return {
      message: `the text is nearly empty: ${words} word${words === 1 ? '' : 's'}`,
      hint: 'capture the source again; the present text is kept',
    }
  }
  const length = [...text].length
  const sign = isForeign && length < longestErrorPage ? errorPage.map((pattern) => pattern.exec(text)?.[0]).find(Boolean) : undefined
  if (sign !== undefined) {
    const message = `the text looks like an error page, a cookie wall or a log-in page: "${sign.replaceAll(/\s+/g, ' ').trim()}"`
    return { message, hint: 'open the source in a browser and save the text of the page itself; the present text is kept' }
  }
  if (force || formerLength === undefined || broken <= quoted.length / 2 || length >= formerLength * smallestShare) return undefined
  return {
    message: `the text has ${length} characters, the present one ${formerLength}, and ${broken} of ${quoted.length} quotations are not in it`,
    hint: 'see whether all of the source was captured; if it did become so short, add --force',
  }
}
