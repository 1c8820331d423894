/** Numbers the pages; those before the first chapter have roman numbers of their own where the brief asks for them. */
function numberPages(pages: HTMLElement[]): string[] {
  const { page: matter } = globalThis.dossier.setup
  const first = Math.max(
    0,
    pages.findIndex((page) => page.querySelector('.chapter, .bibliography, .footnotes')),
  )
  const prelims = matter.prelims === 'roman' ? first : 0
  return pages.map((page, index) => {
    const isTitlePage = matter.title !== 'head' && page.querySelector('.title-page') !== null
    if (isTitlePage || page.textContent === '') return ''
    return index < prelims ? romanNumber(index + 1) : String(index + 1 - prelims)
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

/** Writes the numbers of the pages into the contents. */
function fillPageNumbers(pages: HTMLElement[], folios: string[]): void {
  const numbers = new Map(pages.map((page, index) => [page as Element, folios[index]!]))
  for (const number of document.querySelectorAll('.contents-page')) {
    const target = document.getElementById(decodeURIComponent(number.closest('a')!.hash.slice(1)))
    number.textContent = numbers.get(target?.closest('.page') ?? number) ?? ''
  }
}

export const folioFunctions = [numberPages, romanNumber, fillPageNumbers]
