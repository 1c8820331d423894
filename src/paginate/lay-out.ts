import type { Page } from 'puppeteer'
import { pageSetup } from '../model/page-matter.ts'
import { chooseBreaks, countPages } from './choose-breaks.ts'
import type { Account } from './conserve/account.ts'
import type { Dictionaries } from './hyphenate.ts'
import { callInPage } from './in-page/functions.ts'
import type { Quire } from './in-page/quire.ts'
import type { ColumnSetup, Furnished, Moved } from './in-page/state.ts'
import type { Measured } from './measured.ts'
import { toPixels, zoom } from './page-setup.ts'
import type { PrintedBrief } from './paginate.ts'

/** The text of an open document or quire as it came, and its columns. */
export interface MeasuredText {
  text: Account['text']
  measured: Measured
}

/** What a quire has to know of those before it: how many pages they have, and how many of these stand before the first chapter. */
interface Before {
  pages: number
  prelims: number
}

/** Pages as they will be printed, but for page numbers in contents. */
export interface LaidOut extends Moved, Furnished {
  after: Before
}

/**
 * Reads an open document, or a quire, and measures it.
 *
 * @returns nothing where a quire is not what it was in the whole document, or would not begin a page
 */
export async function measureText(
  page: Page,
  brief: PrintedBrief,
  dictionaries: Dictionaries,
  quire?: { of: Quire; isFirst: boolean },
): Promise<Partial<MeasuredText>> {
  const { notes } = brief.matter
  const call = quire ? callInPage('readQuire', notes, quire.isFirst, quire.of.letters, quire.of.elsewhere) : callInPage('readText', notes)
  const text = (await page.evaluate(call)) as Account['text'] | null
  if (text === null) return {}
  const measured = (await page.evaluate(callInPage('measureColumns', columnSetup(brief), dictionaries))) as Measured
  return quire?.isFirst === false && measured.blocks[0]?.newPage === 'no' ? {} : { text, measured }
}

/** Chooses the breaks, and moves what was measured into pages. */
export async function layOut(page: Page, { matter }: PrintedBrief, measured: Measured, before?: Before): Promise<LaidOut> {
  const pages = before?.pages ?? 0
  const planned = chooseBreaks(measured, pages)
  const moved = (await page.evaluate(callInPage('move', planned))) as Moved
  const prelims = before?.prelims ?? moved.prelims
  const furnished = (await page.evaluate(callInPage('furnish', matter.title, pages, prelims))) as Furnished
  return { ...moved, ...furnished, after: { pages: pages + countPages(planned), prelims } }
}

/** Writes the page numbers of all that the contents may name, and tells what the pages then hold. */
export async function readPages(page: Page, entries: Furnished['entries']): Promise<Account['pages']> {
  await page.evaluate(callInPage('fillPageNumbers', entries))
  return (await page.evaluate(callInPage('readPages'))) as Account['pages']
}

function columnSetup({ matter, strings }: PrintedBrief): ColumnSetup {
  const setup = pageSetup(matter.page)
  return {
    ...{ ...setup, zoom, notes: matter.notes === 'end' ? 'end' : 'page', page: matter.page },
    continued: strings['continued'] ?? '',
    capacity: toPixels(setup.height - setup.top - setup.bottom),
    turnedCapacity: toPixels(setup.width - setup.top - setup.bottom),
  }
}
