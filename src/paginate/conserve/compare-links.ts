import { shortName } from '../place-name.ts'
import type { Account } from './account.ts'
import type { Loss } from './loss.ts'
import type { Printed } from './read-printed.ts'

/** Every call leads to its footnote, and each body begins on the page of its first call. */
export function compareFootnotes({ pages }: Account, printed: Printed, notes: 'page' | 'end'): Loss[] {
  const bodies = new Map(pages.flatMap((page, index) => page.bodies.map((footnote) => [footnote, index + 1] as const)))
  const called = new Map<number, number>()
  const losses: Loss[] = []
  for (const [index, { calls }] of pages.entries()) {
    for (const footnote of new Set(calls)) {
      const name = `fn-${footnote}`
      const destination = printed.destinations.get(name)
      if (!bodies.has(footnote)) losses.push({ kind: 'missing', page: index + 1, footnote, words: '' })
      else if (count(printed.pages[index]?.links, name) < count(calls, footnote) || destination === undefined)
        losses.push({ kind: 'unlinked', page: index + 1, footnote, words: '' })
      else if (!called.has(footnote) && notes === 'page' && destination !== index + 1)
        losses.push({ kind: 'misplaced', page: index + 1, footnote, words: String(destination) })
      called.set(footnote, called.get(footnote) ?? index + 1)
    }
  }
  const uncalled = [...bodies].filter(([footnote]) => !called.has(footnote))
  return [...losses, ...uncalled.map(([footnote, page]): Loss => ({ kind: 'unlinked', page, footnote, words: '' }))]
}

function count<T>(items: readonly T[] = [], wanted: T): number {
  return items.filter((item) => item === wanted).length
}

/** Every entry of the contents gives the number of the page to which it leads. */
export function compareContents({ pages }: Account, printed: Printed): Loss[] {
  return pages.flatMap(({ entries }, index) =>
    entries.flatMap(({ target, number }): Loss[] => {
      const name = printed.destinations.has(target) ? target : shortName(target)
      const destination = printed.destinations.get(name)
      if (destination === undefined || !printed.pages[index]?.links.includes(name))
        return [{ kind: 'unlinked', page: index + 1, words: target }]
      const folio = pages[destination - 1]?.folio
      return folio === number ? [] : [{ kind: 'number', page: index + 1, words: `${number}, not ${folio}` }]
    }),
  )
}
