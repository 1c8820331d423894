import { distance } from 'fastest-levenshtein'

/** `did you mean "…"?` for a misspelt name, or an empty text where nothing comes near. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const name = nearest(written, known)
  return name === undefined ? '' : `did you mean "${name}"?`
}

/** The name that a misspelt one probably stands for; `undefined` where nothing comes near. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  let best: { name: string; mistakes: number } | undefined
  for (const name of known) {
    const mistakes = mistakesIn(written, name)
    if (Math.floor(mistakes) <= tolerated(written, name) && (best === undefined || mistakes < best.mistakes)) best = { name, mistakes }
  }
  return best?.name
}

/** Whether a name is another with one letter wrong, or two swapped: nobody would mean anything else by it. */
export function isSlip(written: string, name: string | undefined): boolean {
  return name !== undefined && mistakesIn(written, name) < 2
}

/** Of a short name only little may be wrong, or any other would do. */
function tolerated(written: string, name: string): number {
  const length = Math.max(written.length, name.length)
  return length < 3 ? length - 1 : Math.max(length < 5 ? 1 : 2, Math.floor(length / 3))
}

/** Letters that were left out, added or changed, of which the last is likeliest; two that were swapped, or a wrong case, more than these. */
function mistakesIn(written: string, name: string): number {
  if (written.toLowerCase() === name.toLowerCase()) return 0.5
  const least = distance(written, name)
  return least === 2 && areSwapped(written, name) ? 0.5 : least + (written.length === name.length ? 0 : 0.1)
}

function areSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b
}
