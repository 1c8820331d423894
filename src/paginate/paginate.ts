import type { Browser, Page } from 'puppeteer'
import type { Brief, TextFile } from '../model/brief.ts'
import type { Footnote } from '../model/chapter.ts'
import { EnvironmentFault } from '../model/fault.ts'
import { error, hasErrors, type Message, type Noticed, warning } from '../model/message.ts'
import { pageSetup } from '../model/page-matter.ts'
import { checkFonts } from './check-fonts.ts'
import { chooseBreaks } from './choose-breaks.ts'
import type { Account } from './conserve/account.ts'
import type { Attachment } from './finish/archive.ts'
import type { Marked } from './finish/marked.ts'
import { finishPrint, readFacts, sealOf, type TakenPrint, loadFinisher } from './finish-print.ts'
import { fontsOf } from './fonts-of.ts'
import { readFonts } from './fonts.ts'
import { type Dictionaries, hyphenateWords } from './hyphenate.ts'
import { callInPage } from './in-page/functions.ts'
import type { ColumnSetup, Moved } from './in-page/state.ts'
import type { Measured } from './measured.ts'
import { openPage } from './open-page.ts'
import { toPixels, zoom } from './page-setup.ts'
import { facesIn } from './take-faces.ts'

export interface Pages {
  pdf: Uint8Array
  pages: number
  /** Footnote → page where its body begins. */
  footnotePages: Map<number, number>
  /** PostScript names of the fonts in the PDF. */
  fonts: string[]
}

/** A page is printed within a minute, whatever is in it. */
const timeout = 60_000

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
  { footnotes = [], attachments = [], faceRules = '' }: PageParts = {},
): Promise<Noticed<Pages>> {
  try {
    const { print, pages, messages } = await printPages({ html, faceRules }, brief, browser)
    if (hasErrors(messages)) return { value: { ...pages, pdf: print.pdf }, messages } // it is not published
    const finished = await finishPrint(print, brief, attachments, footnotes)
    return { value: { ...pages, pdf: finished.value }, messages: [...messages, ...finished.messages] }
  } catch (cause) {
    throw asFault(cause, browser)
  }
}

/** Lays out and prints, and tells what is wrong with the print as it came. */
async function printPages(
  { html, faceRules }: { html: string; faceRules: string },
  brief: PrintedBrief,
  browser: Browser,
): Promise<{ print: TakenPrint; pages: Omit<Pages, 'pdf'>; messages: Message[] }> {
  const opening = openPage(browser, html, faceRules)
  const dictionaries = hyphenateWords(html, brief.matter.lang) // while the browser loads the page
  const { page, blocked, isIntact, close } = await opening
  try {
    const { moved, account } = await layOut(page, brief, dictionaries)
    const seal = sealOf(html)
    const marked = (await page.evaluate(callInPage('mark', seal))) as Marked
    const printing = page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true, scale: 1 / zoom, timeout })
    void loadFinisher() // it takes its time
    const bundled = [...facesIn(faceRules).fonts, ...readFonts(html)]
    const facts = readFacts(html)
    const pdf = await printing
    const printed = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1')
    const fonts = fontsOf(printed)
    const messages = [
      ...checkWhole(brief, moved, printed.match(/\/Type\s*\/Page\b/g)?.length ?? 0),
      ...checkFonts(brief, bundled, moved.characters, fonts),
      ...[...blocked].map((url) => blockedRequest(brief, url)),
    ]
    if (!(await isIntact())) messages.push(error(brief.place, 'lost-text', 'the page was replaced while it was printed'))
    const print = { ...facts, pdf, marked, folios: moved.folios, account, seal }
    return { print, pages: { pages: moved.pages, footnotePages: new Map(moved.footnotePages), fonts }, messages }
  } finally {
    void close() // nobody waits for it
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

/** Everything between an open page and its print. */
export async function layOut(
  page: Page,
  { matter, strings }: PrintedBrief,
  dictionaries: Dictionaries,
): Promise<{ moved: Moved; account: Account }> {
  const setup = pageSetup(matter.page)
  const columns: ColumnSetup = {
    ...{ ...setup, zoom, notes: matter.notes === 'end' ? 'end' : 'page', page: matter.page },
    continued: strings['continued'] ?? '',
    capacity: toPixels(setup.height - setup.top - setup.bottom),
    turnedCapacity: toPixels(setup.width - setup.top - setup.bottom),
  }
  const text = (await page.evaluate(callInPage('readText', matter.notes))) as Account['text']
  const measured = (await page.evaluate(callInPage('measureColumns', columns, dictionaries))) as Measured
  const moved = (await page.evaluate(callInPage('move', chooseBreaks(measured), matter.title))) as Moved
  const pages = (await page.evaluate(callInPage('readPages'))) as Account['pages']
  return { moved, account: { text, pages } }
}

/** Every word and every footnote is on its page, and every page in the PDF. */
function checkWhole({ place }: Pick<Brief, 'place'>, { pages, unplaced, isWhole, overfull }: Moved, printed: number): Message[] {
  return [
    ...unplaced.map((number) =>
      error(place, 'lost-text', `footnote ${number} is on no page`, 'it has no call in the text; call it or take it out'),
    ),
    ...(isWhole || unplaced.length > 0 ? [] : [error(place, 'lost-text', 'some words are missing from the pages')]),
    ...overfull.map(({ page, words }) =>
      error(place, 'lost-text', `page ${page} holds more than fits on it, near "${words}"`, 'part what stands there, or make it smaller'),
    ),
    ...(printed === pages ? [] : [error(place, 'lost-text', `${pages} pages were made and ${printed} printed`)]),
  ]
}

function blockedRequest({ place }: Pick<Brief, 'place'>, url: string): Message {
  const shown = url.length > 100 ? `${url.slice(0, 100)}…` : url
  return warning(
    place,
    'blocked-request',
    `the page asked for ${shown} and did not get it`,
    'bring what the page needs along as a data: URL',
  )
}
