import type { Browser, Page } from 'puppeteer'
import type { Brief } from '../model/brief.ts'
import { type Message, type Noticed } from '../model/message.ts'
import { chooseBreaks } from './choose-breaks.ts'
import { hyphenateWords } from './hyphenate.ts'
import { callInPage } from './in-page/functions.ts'
import type { Moved } from './in-page/state.ts'
import type { Measured } from './measured.ts'
import { openPage } from './open-page.ts'
import { pageSetup, toPixels } from './page-setup.ts'

export interface Pages {
  pdf: Uint8Array
  pages: number
  /** Footnote → page where its body begins. */
  footnotePages: Map<number, number>
  /** PostScript names of the fonts in the PDF. */
  fonts: string[]
}

/**
 * Makes a brief's pages: measures the text once in one long column, chooses all page breaks together, moves the text and its
 * footnotes into pages, and prints them.
 */
export async function paginate(html: string, brief: Brief, browser: Browser): Promise<Noticed<Pages>> {
  const { page, close } = await openPage(browser, html)
  try {
    const moved = await layOut(page, brief)
    const pdf = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
    const messages: Message[] = []
    return { value: { pdf, pages: moved.pages, footnotePages: new Map(moved.footnotePages), fonts: [] }, messages }
  } finally {
    await close()
  }
}

async function layOut(page: Page, { matter }: Brief): Promise<Moved> {
  const setup = pageSetup(matter.page)
  await page.evaluate(callInPage('prepare', { ...setup, notes: matter.notes }))
  const words = (await page.evaluate(callInPage('collectWords'))) as Record<string, string[]>
  await page.evaluate(callInPage('hyphenate', hyphenateWords(words, matter.lang)))
  const measured = (await page.evaluate(callInPage('measure', toPixels(setup.height - setup.top - setup.bottom)))) as Measured
  return (await page.evaluate(callInPage('move', chooseBreaks(measured), matter.title))) as Moved
}
