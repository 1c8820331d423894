import type { Page } from 'puppeteer'
import { pageSetup } from '../model/page-matter.ts'
import { chooseBreaks, countPages } from './choose-breaks.ts'
import type { Account } from './conserve/account.ts'
import type { Dictionaries } from './hyphenate.ts'
import { callInPage } from './in-page/functions.ts'
import type { ColumnSetup, Furnished, Moved } from './in-page/state.ts'
import type { Measured } from './measured.ts'
import { toPixels, zoom } from './page-setup.ts'
import type { PrintedBrief } from './paginate.ts'

/** The pages of a brief, ready to be printed. */
export interface LaidOut extends Pick<Moved, 'unplaced' | 'isWhole'>, Omit<Furnished, 'entries'> {
  account: Account
}

/**
 * Everything between open pages and their prints: the same document is open in each, and each keeps a quire of it.
 *
 * @returns `undefined` where the document cannot be parted so
 */
export async function layOut(pages: readonly Page[], brief: PrintedBrief, dictionaries: Dictionaries): Promise<LaidOut | undefined> {
  const { matter } = brief
  const inAll = async <T>(name: Parameters<typeof callInPage>[0], data: (quire: number) => unknown[] = () => []): Promise<T[]> =>
    (await Promise.all(pages.map((page, quire) => page.evaluate(callInPage(name, ...data(quire)))))) as T[]

  const texts = await inAll<Account['text'] | null>('readText', (quire) => [matter.notes, quire, pages.length])
  if (texts.includes(null)) return undefined
  const measured = await inAll<Measured>('measureColumns', () => [columnSetup(brief), dictionaries])
  if (measured.slice(1).some(({ blocks }) => blocks[0]?.newPage === 'no')) return undefined // it would not begin a page
  const before = [0]
  const planned = measured.map((quire, index) => {
    const columns = chooseBreaks(quire, before[index])
    before.push(before[index]! + countPages(columns))
    return columns
  })
  const moved = await inAll<Moved>('move', (quire) => [planned[quire]])
  const furnished = await inAll<Furnished>('furnish', (quire) => [matter.title, before[quire], moved[0]!.prelims])
  await inAll('fillPageNumbers', () => [furnished.flatMap(({ entries }) => entries)])
  const accounts = await inAll<Account['pages']>('readPages')
  return {
    unplaced: moved.flatMap(({ unplaced }) => unplaced),
    isWhole: moved.every(({ isWhole }) => isWhole),
    folios: furnished.flatMap(({ folios }) => folios),
    footnotePages: furnished.flatMap(({ footnotePages }) => footnotePages),
    overfull: furnished.flatMap(({ overfull }) => overfull),
    characters: furnished.flatMap(({ characters }) => characters),
    account: { text: texts.flatMap((text) => text ?? []), pages: accounts.flat() },
  }
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
