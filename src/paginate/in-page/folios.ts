declare function placeNamed(fragment: string): Element | null

/** How many pages stand before the first chapter. */
function countPrelims(pages: HTMLElement[]): number {
  return Math.max(
    0,
    pages.findIndex((page) => page.querySelector('.chapter, .bibliography, .footnotes')),
  )
}

/** Numbers the pages; those before the first chapter have roman numbers of their own where the brief asks for them. */
function numberPages(pages: HTMLElement[], prelims: number): string[] {
  const { setup, before } = globalThis.dossier
  const roman = setup.page.prelims === 'roman' ? prelims : 0
  return pages.map((page, index) => {
    const isTitlePage = setup.page.title !== 'head' && page.querySelector('.title-page') !== null
    if (isTitlePage || page.textContent === '') return ''
    const number = before + index + 1
    return number <= roman ? romanNumber(number) : String(number - roman)
  })
}

function romanNumber(number: number): string {
  const digits: [number, string][] = [
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  const [value, letters] = digits.find(([amount]) => amount <= number) ?? [0, '']
  return value === 0 ? '' : letters + romanNumber(number - value)
}

/** The folios of what the contents name, as far as it is on these pages; the contents may be in another quire. */
function entriesOf(pages: HTMLElement[], folios: string[]): [string, string][] {
  const numbers = new Map(pages.map((page, index) => [page as Element, folios[index]!]))
  const own = [...document.querySelectorAll<HTMLAnchorElement>('.contents a[href^="#"]')].map(({ hash }) => hash.slice(1))
  return [...own, ...(globalThis.dossierElsewhere?.entries ?? [])].flatMap((fragment): [string, string][] => {
    const page = placeNamed(fragment)?.closest('.page')
    return page ? [[fragment, numbers.get(page)!]] : []
  })
}

/** Writes the numbers of the pages into the contents. */
function fillPageNumbers(entries: [string, string][]): void {
  const folios = new Map(entries)
  for (const number of document.querySelectorAll('.contents-page')) {
    number.textContent = folios.get(number.closest('a')!.hash.slice(1)) ?? ''
  }
}

export const folioFunctions = [countPrelims, numberPages, romanNumber, entriesOf, fillPageNumbers]
