import type { Account, PageAccount } from './account.ts'
import { compareAccounts, footnoteOf } from './compare-accounts.ts'
import { compareContents, compareFootnotes } from './compare-links.ts'
import type { Loss } from './loss.ts'
import { type Placed, placeRuns } from './place-runs.ts'
import type { Printed } from './read-printed.ts'

/** What a PDF should hold. */
export interface Expected {
  account: Account
  notes: 'page' | 'end'
  /** A pattern of what style sheets add, of `generatedText`. */
  generated: string
}

/**
 * Holds a PDF against the text that it was made of: every word of the text and of every footnote is there once and in order, each
 * footnote begins on the page of its first call, calls lead to their notes, and the contents give the pages of the headings.
 *
 * The text is followed in two steps, from the document as it came into its pages, and from the pages into the PDF. So nothing
 * depends on where something stands on a page, and a loss is known by its page and its footnote.
 */
export function findLosses({ account, notes, generated }: Expected, printed: Printed): Loss[] {
  const isGenerated = new RegExp(`^(?:${generated || '(?!)'})+$`, 'u')
  const placed = account.pages.map(({ runs }, index) => placeRuns(runs, printed.pages[index]?.text ?? []))
  const missing = placed.flatMap((page, index) => missingOn(page, index + 1, account.pages[index]!, placed))
  const added = placed.flatMap((page, index) => addedOn(page, index + 1, account.pages[index]!, isGenerated))
  const links = [...compareFootnotes(account, printed, notes), ...compareContents(account, printed)]
  const isMoved = (loss: Loss) =>
    loss.footnote !== undefined && missing.some(({ kind, footnote }) => kind === 'misplaced' && footnote === loss.footnote)
  return [...compareAccounts(account), ...hiddenOn(account), ...missing, ...added, ...links.filter((loss) => !isMoved(loss))]
}

function hiddenOn({ pages }: Account): Loss[] {
  return pages.flatMap(({ runs, unseen }, index) => {
    const hidden = runs.flatMap(({ isUnseen, owner, pieces }) => (isUnseen ? [{ owner, words: pieces.join(''), why: undefined }] : []))
    return [...hidden, ...unseen].flatMap(({ owner, words, why }): Loss[] => {
      const shown = words.replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ').trim()
      return shown === '' ? [] : [{ kind: 'hidden', page: index + 1, ...footnoteOf(owner), words: shown, ...(why && { why }) }]
    })
  })
}

/** What a page lacks. A footnote that is on another page is not missing; what it is there is taken from what that page has too much. */
function missingOn({ missing }: Placed, page: number, { bodies }: PageAccount, placed: readonly Placed[]): Loss[] {
  return missing.flatMap(({ owner, letters, words }): Loss[] => {
    if (owner === 'number') return [{ kind: 'number', page, words: `${words} is not to be read` }]
    const loss = { page, ...footnoteOf(owner) }
    const isBeginning = loss.footnote !== undefined && bodies.includes(loss.footnote)
    const elsewhere = isBeginning ? placed.findIndex(({ added }) => joinAdded(added).includes(letters)) : -1
    if (elsewhere === -1) return [{ ...loss, kind: 'missing', words }]
    const { added } = placed[elsewhere]!
    added.splice(0, added.length, { letters: joinAdded(added).replace(letters, ''), after: undefined })
    const isTold = letters === String(loss.footnote) // its marker, which goes where its body goes
    return isTold ? [] : [{ ...loss, kind: 'misplaced', words: String(elsewhere + 1) }]
  })
}

/** What a page has too much, but for what style sheets add. */
function addedOn({ added }: Placed, page: number, { runs }: PageAccount, isGenerated: RegExp): Loss[] {
  const continued = new Set(runs.map(({ owner }) => String(footnoteOf(owner).footnote)))
  const isNumber = ({ letters, after }: Placed['added'][number]) =>
    (after === 'entry' || after === 'number') && /^[\p{N}IVXLC]+$/u.test(letters)
  const rest = added.filter(
    (one) => !isNumber(one) && !continued.has(one.letters.replaceAll(/[^\p{L}\p{N}]/gu, '')) && !isGenerated.test(one.letters),
  )
  const words = joinAdded(rest)
  return [
    ...added.filter(isNumber).map(({ letters }): Loss => ({ kind: 'number', page, words: letters })),
    ...(/[\p{L}\p{N}]/u.test(words) ? [{ kind: 'added' as const, page, ...footnoteOf(rest[0]?.after), words }] : []),
  ]
}

function joinAdded(added: Placed['added']): string {
  return added.map(({ letters }) => letters).join('')
}
