import { createHash } from 'node:crypto'
import type { Brief, BriefMatter } from '../model/brief.ts'
import { parseDate } from '../model/date.ts'
import { type Message, type Noticed, warning } from '../model/message.ts'
import type { Account } from './conserve/account.ts'
import { generatedText } from './conserve/generated.ts'
import { tellLosses } from './conserve/tell-losses.ts'
import { alikeIn } from './finish/alike.ts'
import type { Attachment } from './finish/archive.ts'
import type { Problem } from './finish/check-document.ts'
import type { MarkedPrint } from './finish/marked.ts'
import type { CalledFootnote, PrintedBrief } from './paginate.ts'

/** What a page says of its own print: it can be told while the browser prints. */
export interface PageFacts {
  /** What glyphs that stand for several characters mean in its text. */
  alike: Record<string, string>
  /** A pattern of what its style sheets add. */
  generated: string
}

/** The prints of a page's quires, with what the page in the browser has told of them. */
export interface TakenPrint extends PageFacts {
  prints: readonly MarkedPrint[]
  /** What each page is numbered; empty where it shows no number. */
  folios: readonly string[]
  account: Account
  seal: string
}

/** Loads what finishes prints, which takes as long as a small print does: best while the browser prints. */
export function loadFinisher() {
  return import('./finish-and-conserve.ts')
}

export function readFacts(html: string): PageFacts {
  return { alike: alikeIn(html), generated: generatedText(html) }
}

/**
 * What elements are marked with. It depends on every letter of the page, so that nothing that is written in the page can say it.
 *
 * @returns two subtags of a language tag
 */
export function sealOf(html: string): string {
  const digits = createHash('sha256').update(html).digest('hex')
  return `${digits.slice(0, 8)}-${digits.slice(8, 16)}`
}

/**
 * Makes of a print the brief's PDF, and tells what keeps it from being accessible to everybody, and what it has lost.
 *
 * @param footnotes where each was written, to be named where something is wrong with it
 */
export async function finishPrint(
  { prints, folios, account, seal, alike, generated }: TakenPrint,
  brief: PrintedBrief,
  attachments: readonly Attachment[],
  footnotes: readonly CalledFootnote[],
): Promise<Noticed<Uint8Array>> {
  const { matter, place, strings } = brief
  const finishing = {
    metadata: {
      title: matter.title,
      subject: matter.subtitle ?? undefined,
      authors: matter.authors,
      publisher: matter.publisher ?? undefined,
      lang: matter.lang,
      moment: momentOf(matter),
    },
    ...{ seal, folios, alike, attachments },
    names: { call: strings['reference-note'] ?? '{number}', back: strings['back-to-call'] ?? '{number}' },
    archive: matter.pdf.archive,
  }
  const expected = { account, generated, notes: matter.notes === 'end' ? 'end' : 'page' } as const
  const { finishAndConserve } = await loadFinisher()
  const finished = await finishAndConserve({ prints, finishing, expected })
  return { value: finished.pdf, messages: [...toMessages(finished.problems, place), ...tellLosses(brief, finished.losses, footnotes)] }
}

/** The day of the brief, else of the build where somebody has laid it down: `YYYY-MM-DDTHH:MM:SSZ`. */
function momentOf({ date, cutoff }: BriefMatter): string | undefined {
  const day = parseDate(date ?? cutoff ?? '')?.first
  if (day !== undefined) return `${day}T00:00:00Z`
  const seconds = process.env['SOURCE_DATE_EPOCH']
  return seconds && /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000).toISOString().replace(/\.\d+/, '') : undefined
}

/** Each problem once, with all its pages. */
function toMessages(problems: readonly Problem[], place: Brief['place']): Message[] {
  const pages = new Map<string, number[]>()
  for (const { what, page } of problems) pages.set(what, [...(pages.get(what) ?? []), ...(page === undefined ? [] : [page])])
  const hint = 'mend it; until then the PDF does not claim to keep PDF/UA'
  return [...pages].map(([what, on]) => {
    const where = on.length === 0 ? '' : ` (page ${[...new Set(on)].sort((a, b) => a - b).join(', ')})`
    return warning(place, 'accessible-pdf', `not everybody can read the PDF: ${what}${where}`, hint)
  })
}
