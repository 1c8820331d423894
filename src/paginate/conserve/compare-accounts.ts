import type { Account, Owner, Run } from './account.ts'
import { foldLetters } from './fold.ts'
import type { Loss } from './loss.ts'

/** So many letters are shown on either side of where two texts part. */
const shownLetters = 40

/** Holds what was moved into pages against the text as it came: the text, each note and each figure letter by letter, in order. */
export function compareAccounts({ text, pages }: Account): Loss[] {
  const before = byOwner(text)
  const after = byOwner(pages.flatMap(({ runs }) => runs))
  const owners = new Set([...before.keys(), ...after.keys()])
  return [...owners].flatMap((owner) => {
    const [came, went] = [before.get(owner) ?? '', after.get(owner) ?? '']
    if (came === went) return []
    const start = firstDifference(came, went)
    const isAdded = went.length > came.length
    const words = (isAdded ? went : came).slice(Math.max(0, start - shownLetters / 2), start + shownLetters)
    return [{ kind: isAdded ? ('added' as const) : ('missing' as const), page: undefined, ...footnoteOf(owner), words }]
  })
}

/** The footnote that an owner is, to be spread into a loss. */
export function footnoteOf(owner: Owner | undefined): { footnote?: number } {
  return owner?.startsWith('note ') ? { footnote: Number(owner.slice('note '.length)) } : {}
}

/** All letters of each owner, in order. What pages add is nobody's. */
function byOwner(runs: readonly Run[]): Map<Owner, string> {
  const pieces = new Map<Owner, string[]>()
  for (const run of runs) {
    if (run.owner === 'furniture' || run.owner === 'number') continue
    const own = pieces.get(run.owner)
    if (own) own.push(...run.pieces)
    else pieces.set(run.owner, [...run.pieces])
  }
  return new Map([...pieces].map(([owner, own]) => [owner, foldLetters(own.join(''))]))
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}
