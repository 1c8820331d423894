import type { Browser } from 'puppeteer'
import type { Brief, TextFile } from '../model/brief.ts'
import type { Footnote } from '../model/chapter.ts'
import { EnvironmentFault } from '../model/fault.ts'
import { hasErrors, type Noticed } from '../model/message.ts'
import type { Attachment } from './finish/archive.ts'
import { finishPrint } from './finish-print.ts'
import { printPages } from './print-pages.ts'

export interface Pages {
  pdf: Uint8Array
  pages: number
  /** Footnote → page where its body begins. */
  footnotePages: Map<number, number>
  /** PostScript names of the fonts in the PDF. */
  fonts: string[]
}

/** What is asked of a brief to make its pages. */
export type PrintedBrief = Pick<Brief, 'matter' | 'strings' | 'place'> & { chapters: readonly Pick<TextFile, 'path' | 'text'>[] }

/** What goes with a page. */
export interface PageParts {
  /** Where each footnote was written, to be named where something is wrong with it. */
  footnotes?: readonly CalledFootnote[]
  /** What the PDF holds beside the pages, if it is for the archive. */
  attachments?: readonly Attachment[]
  /** `@font-face` rules of faces that the page is set in beside those that it brings along, with their files as `data:` URLs. */
  faceRules?: string
  /** Is told when the browser has done its part. */
  onPrinted?: () => void
}

/** What is asked of a footnote to say what became of it. */
export type CalledFootnote = Pick<Footnote, 'number' | 'notes' | 'place'>

/**
 * Makes a brief's pages: measures the text once in one long column, chooses all page breaks together, moves the text and its
 * footnotes into pages, prints them, and makes of the print a PDF for everybody. The same page and brief give the same bytes.
 *
 * @param html the finished page, with its styles and pictures in it
 * @throws EnvironmentFault where the browser ends or hangs.
 */
export async function paginate(
  html: string,
  brief: PrintedBrief,
  browser: Browser,
  { footnotes = [], attachments = [], faceRules = '', onPrinted }: PageParts = {},
): Promise<Noticed<Pages>> {
  try {
    const { print, pages, messages } = await printPages({ html, faceRules }, brief, browser)
    onPrinted?.()
    if (hasErrors(messages)) return { value: { ...pages, pdf: print.prints[0]!.pdf }, messages } // it is not published
    const finished = await finishPrint(print, brief, attachments, footnotes)
    return { value: { ...pages, pdf: finished.value }, messages: [...messages, ...finished.messages] }
  } catch (cause) {
    throw asFault(cause, browser)
  }
}

/** A browser that ends or hangs is no fault of the user's files, nor of this program. */
function asFault(cause: unknown, browser: Browser): unknown {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : ''
  const hint = 'build again; if it happens again, name another browser in PUPPETEER_EXECUTABLE_PATH'
  if (!browser.connected || /Target ?Close|Session closed|Page crashed|Printing failed/i.test(reason)) {
    return new EnvironmentFault('the browser ended before the pages were printed', hint, { cause })
  }
  if (/Timeout|timed out/i.test(reason)) return new EnvironmentFault('the browser did not print the pages within a minute', hint, { cause })
  return cause
}
