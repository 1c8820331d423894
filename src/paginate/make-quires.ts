import type { Browser } from 'puppeteer'
import type { Account } from './conserve/account.ts'
import type { Marked, MarkedPrint } from './finish/marked.ts'
import { hyphenateWords } from './hyphenate.ts'
import { callInPage } from './in-page/functions.ts'
import type { Quire } from './in-page/quire.ts'
import { type LaidOut, layOut, measureText, readPages } from './lay-out.ts'
import { type BareDocument, type OpenPage, openPage } from './open-page.ts'
import { zoom } from './page-setup.ts'
import type { PrintedBrief } from './paginate.ts'
import { areMany } from './quires.ts'

/** A document to be opened: the whole one, or one of its quires. */
export interface QuireDocument extends BareDocument {
  quire?: Quire
}

/** What is asked of the whole document to make its quires. */
interface Making {
  html: string
  seal: string
  brief: PrintedBrief
  browser: Browser
}

/** A quire that is laid out, and is being printed. */
export interface MadeQuire {
  text: Account['text']
  laidOut: LaidOut
  printing: Promise<QuirePrint>
}

interface LaidOutQuire extends Omit<MadeQuire, 'printing'> {
  opened: OpenPage
  printing?: Promise<QuirePrint>
}

/** A print, with what its pages held and what became of the open document. */
export interface QuirePrint extends MarkedPrint {
  account: Account['pages']
  /** Addresses that were asked for in vain. */
  blocked: string[]
  isIntact: boolean
}

/** A page is printed within a minute, whatever is in it. */
const timeout = 60_000

/**
 * Lays out quires one after the other, each in a tab that is closed when it is printed: while one is laid out the next is opened and
 * measured, and the one before is printed. Of many the next waits for that print, so that no more than two are open. One with the contents
 * is printed last, since it wants the folios of all.
 *
 * @returns `undefined` where the document cannot be parted so
 */
export async function makeQuires(documents: readonly QuireDocument[], making: Making): Promise<MadeQuire[] | undefined> {
  const { html, brief, browser } = making
  const tabs: Promise<OpenPage>[] = []
  const abandon = () => {
    for (const tab of tabs) void tab.then(({ close }) => close()).catch(() => {}) // nobody waits for it
  }
  const measure = async (document: QuireDocument, index: number) => {
    const tab = openPage(browser, document, documents.length > 1 || undefined)
    tabs.push(tab)
    const opened = await tab
    const quire = document.quire && { of: document.quire, isFirst: index === 0 }
    return { opened, ...(await measureText(opened.page, brief, dictionaries, quire)) }
  }
  const measuring = documents.slice(0, 2).map((document, index) => observed(measure(document, index)))
  const isMany = areMany(documents.length)
  const measureAfter = (index: number) => {
    const next = index === 0 ? undefined : documents[index + 1]
    if (next) measuring.push(observed(measure(next, index + 1)))
  }
  const dictionaries = hyphenateWords(html, brief.matter.lang) // while the browser loads the page
  try {
    const quires: LaidOutQuire[] = []
    for (const index of documents.keys()) {
      const { opened, text, measured } = await measuring[index]!
      if (text === undefined || measured === undefined) {
        abandon()
        return undefined
      }
      if (!isMany) measureAfter(index)
      const last = quires.at(-1)
      const quire: LaidOutQuire = { opened, text, laidOut: await layOut(opened.page, brief, measured, last?.laidOut.after) }
      await last?.printing
      if (!quire.laidOut.hasContents) quire.printing = observed(printQuire(quire, [], making))
      quires.push(quire)
      if (isMany) measureAfter(index)
    }
    const entries = quires.flatMap(({ laidOut }) => laidOut.entries)
    return quires.map((quire) => ({ ...quire, printing: quire.printing ?? printQuire(quire, entries, making) }))
  } catch (cause) {
    abandon()
    throw cause
  }
}

/** Writes the page numbers of the contents, and prints. */
async function printQuire({ opened }: LaidOutQuire, entries: LaidOut['entries'], { seal }: Making): Promise<QuirePrint> {
  const { page, blocked, isIntact, close } = opened
  try {
    const account = await readPages(page, entries)
    const marked = (await page.evaluate(callInPage('mark', seal))) as Marked
    const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true, scale: 1 / zoom, timeout })
    return { pdf, marked, account, blocked: [...blocked], isIntact: await isIntact() }
  } finally {
    void close().catch(() => {}) // nobody waits for it
  }
}

/** A promise that is awaited later, and may fail before. */
function observed<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
