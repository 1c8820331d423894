import type { Owner, Run } from './account.ts'
import type { Shown } from './content-text.ts'
import { foldLetters, hasRightToLeft } from './fold.ts'
import { findLate, type LateRun, type MissingRun } from './late-runs.ts'
import { drawFromPool } from './letter-pool.ts'
import { type Gap, joinPieces, type PageText, telling } from './page-text.ts'

/** What came of holding a page against what it should show. */
export interface Placed {
  missing: MissingRun[]
  /** Letters that no run accounts for, with the run before them. */
  added: { letters: string; after: Owner | undefined }[]
}

/** So far from where it is expected a short run may be, as after the number of a list. */
const near = 6

/**
 * Looks for the runs of a page in what the PDF shows on it. Most follow each other as they should; what is painted out of order,
 * because a style sheet positions it, is looked for in the gaps that the others leave. Every letter accounts for one run only.
 */
export function placeRuns(runs: readonly Run[], shown: readonly Shown[]): Placed {
  const inOrder = settle(placeInOrder(runs, shown))
  if (isWhole(inOrder)) return inOrder
  // words that are said twice may have been taken for each other where a style sheet has changed the order of painting
  const anyhow = settle(placeInOrder(runs, shown, false))
  return isWhole(anyhow) ? anyhow : inOrder
}

function isWhole({ missing, added }: Placed): boolean {
  return missing.length === 0 && added.length === 0
}

function settle({ gaps, late }: { gaps: Gap[]; late: LateRun[] }): Placed {
  late.sort((a, b) => Number(a.isHidden ?? false) - Number(b.isHidden ?? false) || b.letters.length - a.letters.length)
  const isPainted = (run: LateRun) => run.isRightToLeft || hasRightToLeft(run.letters)
  const missing = findLate(
    late.filter((run) => !isPainted(run)),
    gaps,
  )
  const lacking = drawFromPool(late.filter(isPainted), gaps)
  return {
    missing: [...missing, ...lacking],
    added: gaps.flatMap(({ letters, after, isFree }) => (!isFree && /[\p{L}\p{N}]/u.test(letters) ? [{ letters, after }] : [])),
  }
}

/** @param follows whether runs are looked for where the order of the text has them; else all are late. */
function placeInOrder(runs: readonly Run[], shown: readonly Shown[], follows = true): { gaps: Gap[]; late: LateRun[] } {
  // a list's number, a picture's lettering and what is marked as the page's own need not be accounted for
  const isFree = ({ tag }: Shown) => /^(Lbl|Figure|Artifact)$/.test(tag)
  const text = joinPieces(shown.filter((one) => !isFree(one)))
  const gaps = shown.filter(isFree).map(({ text: own, tag }): Gap => {
    return { letters: foldLetters(own), after: undefined, isFree: true, isNumber: tag !== 'Figure' }
  })
  const late: LateRun[] = []
  let at = 0
  let after: Owner | undefined
  const folded = runs.map((run): LateRun => ({ ...run, letters: foldLetters(run.pieces.join('')) }))
  for (const [index, run] of folded.entries()) {
    const { owner, letters } = run
    const found = isApart(run) || !follows ? -1 : findFrom(text, letters, at)
    if (found === -1 || (found > at + near && followsHere(folded, index, text, at))) late.push(run)
    else {
      gaps.push(...text.between(at, found, after))
      at = found + letters.length
      after = owner
    }
  }
  gaps.push(...text.between(at, text.letters.length, after))
  return { gaps, late }
}

/** What the text need not show, or not in its order: it would be taken for the same words in the text, and all before them for lost. */
function isApart({ isHidden, owner }: LateRun): boolean {
  return isHidden === true || owner === 'furniture'
}

/** Whether the next run stands where this one is expected, which is then painted elsewhere. */
function followsHere(runs: readonly LateRun[], index: number, { letters }: PageText, at: number): boolean {
  const next = runs.find((run, other) => other > index && !isApart(run))
  return next !== undefined && letters.startsWith(next.letters, at)
}

function findFrom({ letters, edges }: PageText, wanted: string, at: number): number {
  const isTelling = wanted.length >= telling
  for (let found = letters.indexOf(wanted, at); found !== -1; found = letters.indexOf(wanted, found + 1)) {
    if (isTelling) return found
    if (found - at > near) return -1
    if (edges.has(found) && edges.has(found + wanted.length)) return found
  }
  return -1
}
