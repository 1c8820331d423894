import { fold, type Folded, type Stretch } from '../../model/folded.ts'

/** What stands between the beginning and the end of a stretch of noise. */
const between = /\s+(?:…|\.\.\.)\s+/

/**
 * The stretches of a captured text that its source does not say.
 *
 * A declaration is a text that is left out wherever it stands, or `A … B`: from A to the nearest B. It is compared as quotations are.
 */
export function findNoise(text: Folded, declared: readonly string[]): Stretch[] {
  const stretches = declared.flatMap((one) => {
    const [first = '', last] = one.split(between).map((part) => fold(part).characters)
    return last === undefined ? placesOf(text, first).map((at) => stretch(text, at, at + first.length)) : fromTo(text, first, last)
  })
  return joinStretches(stretches)
}

function fromTo(text: Folded, first: string, last: string): Stretch[] {
  const found: Stretch[] = []
  let end = 0
  for (const from of placesOf(text, first)) {
    const at = last === '' ? -1 : text.characters.indexOf(last, from + first.length)
    if (at < 0 || from < end) continue
    end = at + last.length
    found.push(stretch(text, from, end))
  }
  return found
}

function placesOf({ characters }: Folded, searched: string): number[] {
  const places: number[] = []
  if (searched === '') return places
  for (let at = characters.indexOf(searched); at >= 0; at = characters.indexOf(searched, at + searched.length)) places.push(at)
  return places
}

function stretch({ starts, ends }: Folded, from: number, to: number): Stretch {
  return [starts[from] ?? 0, ends[to - 1] ?? 0]
}

/** In order, with those joined that meet. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: [number, number][] = []
  for (const [start, end] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}
