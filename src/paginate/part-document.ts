import type { Browser } from 'puppeteer'
import { callInPage } from './in-page/functions.ts'
import type { Quire } from './in-page/quire.ts'
import { takeTab } from './tabs.ts'

/**
 * Parts a document into quires, in a tab that is closed with all that reading the whole document took.
 *
 * @returns nothing where it cannot be parted
 */
export async function partDocument(browser: Browser, html: string, count: number): Promise<Quire[]> {
  const { page, release } = await takeTab(browser, { text: '', nonce: undefined, isPlain: true }, true)
  try {
    return (await page.evaluate(callInPage('partDocument', html, count))) as Quire[]
  } finally {
    void release()
  }
}
