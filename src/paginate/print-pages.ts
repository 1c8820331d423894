import type { Browser, Page } from 'puppeteer'
import type { Message } from '../model/message.ts'
import { checkPrint } from './check-print.ts'
import type { Marked, MarkedPrint } from './finish/marked.ts'
import { loadFinisher, readFacts, sealOf, type TakenPrint } from './finish-print.ts'
import { fontsOf } from './fonts-of.ts'
import { readFonts } from './fonts.ts'
import { hyphenateWords } from './hyphenate.ts'
import { callInPage } from './in-page/functions.ts'
import { layOut } from './lay-out.ts'
import { openPage } from './open-page.ts'
import { zoom } from './page-setup.ts'
import type { Pages, PrintedBrief } from './paginate.ts'
import { countQuires } from './quires.ts'
import { facesIn } from './take-faces.ts'

/** A document and the faces that it is set in beside its own. */
interface SetPage {
  html: string
  faceRules: string
}

interface PrintedPages {
  print: TakenPrint
  pages: Omit<Pages, 'pdf'>
  messages: Message[]
}

/** A page is printed within a minute, whatever is in it. */
const timeout = 60_000

/** Lays out and prints a document, in one piece or in quires, and tells what is wrong with the print as it came. */
export async function printPages(set: SetPage, brief: PrintedBrief, browser: Browser): Promise<PrintedPages> {
  const count = countQuires(set.html, brief.matter)
  return (await printQuires(count, set, brief, browser)) ?? (await printQuires(1, set, brief, browser))!
}

/** @returns `undefined` where the document cannot be parted into so many quires */
async function printQuires(count: number, set: SetPage, brief: PrintedBrief, browser: Browser): Promise<PrintedPages | undefined> {
  const { html, faceRules } = set
  const opening = Array.from({ length: count }, () => openPage(browser, html, faceRules))
  const dictionaries = hyphenateWords(html, brief.matter.lang) // while the browser loads the page
  const seal = sealOf(html)
  try {
    const opened = await Promise.all(opening)
    const tabs = opened.map(({ page }) => page)
    const laidOut = await layOut(tabs, brief, dictionaries)
    if (laidOut === undefined) return undefined
    const printing = Promise.all(tabs.map((page) => printQuire(page, seal)))
    void loadFinisher() // it takes its time
    const bundled = [...facesIn(faceRules).fonts, ...readFonts(html)]
    const facts = readFacts(html)
    const prints = await printing
    const { account, folios, footnotePages } = laidOut
    const printed = prints.map(({ pdf }) => Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1'))
    const fonts = fontsOf(printed)
    const messages = await checkPrint(brief, laidOut, { printed, fonts, bundled, opened })
    const pages = { pages: folios.length, footnotePages: new Map(footnotePages), fonts }
    return { print: { ...facts, prints, folios, account, seal }, pages, messages }
  } finally {
    for (const page of opening) void page.then(({ close }) => close()).catch(() => {}) // nobody waits for it
  }
}

async function printQuire(page: Page, seal: string): Promise<MarkedPrint> {
  const marked = (await page.evaluate(callInPage('mark', seal))) as Marked
  const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true, scale: 1 / zoom, timeout })
  return { pdf, marked }
}
