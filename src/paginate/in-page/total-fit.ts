/** A place at which a line may end. Lengths count from the paragraph's beginning, as if it stood on one line without white. */
export interface LineStop {
  /** Where a line that ends here ends, its hyphen included, and where the next begins. */
  end: number
  next: number
  /** Spaces before it, and before what follows it. */
  spaces: number
  spacesNext: number
  /** The line would end in a hyphen or a dash. */
  hyphen: boolean
  /** A break at it can be taken away. */
  removable: boolean
}

/** Widths that a paragraph is set by. */
export interface LineMeasure {
  /** Width of the first line and of all others. */
  first: number
  width: number
  /** Width of a space; by how much all spaces of the paragraph may be smaller. */
  space: number
  shrink: number
  /** The last line should not be shorter. */
  least: number
}

/**
 * Chooses all line ends of a paragraph together, so that its spaces are as even as they can be: the way of Knuth and Plass ("Breaking
 * Paragraphs into Lines", 1981). The last stop is the paragraph's end.
 *
 * @returns the indexes of the chosen stops, the paragraph's end among them, and what they cost; none where the paragraph cannot be set
 */
export function chooseLineEnds(stops: readonly LineStop[], measure: LineMeasure): { ends: number[]; cost: number } {
  const { space, shrink } = measure
  const start: LineStop = { end: 0, next: 0, spaces: 0, spacesNext: 0, hyphen: false, removable: false }
  const costs = stops.map(() => Infinity)
  const origins = stops.map(() => -1)
  const rows = stops.map(() => 0) // of lines that end in a hyphen
  const last = stops.length - 1
  let low = 0
  for (let from = -1; from < last; from++) {
    const begin = from === -1 ? start : stops[from]!
    const before = from === -1 ? 0 : costs[from]!
    const room = from === -1 ? measure.first : measure.width
    if (before === Infinity) continue
    low = Math.max(low, from + 1)
    while (low < last && stops[low]!.end - begin.next < 0.7 * room) low++
    let high = low
    for (; high <= last && stops[high]!.end - begin.next <= room + (stops[high]!.spaces - begin.spacesNext) * shrink; high++) {
      if (!stops[high]!.removable && high < last) low = Math.max(low, high) // where the browser breaks, or later
    }
    for (let to = low; to < high; to++) {
      const { end, spaces, hyphen, removable } = stops[to]!
      if (hyphen && removable && rows[from]! > 1) continue // a third in a row
      const slack = room - (end - begin.next)
      const looseness = Math.abs(slack) / (Math.max(spaces - begin.spacesNext, 0.25) * (slack < 0 ? space / 3 : space / 2))
      const badness = to < last ? 100 * looseness * looseness * looseness : end - begin.next < measure.least ? 100 : 0
      const twice = begin.hyphen && (hyphen || to === last) ? 10_000 : 0 // two hyphens in a row, or one on the line before the last
      const cost = before + (10 + badness + (hyphen ? 80 : 0)) ** 2 + twice
      if (cost >= costs[to]!) continue
      costs[to] = cost
      origins[to] = from
      rows[to] = hyphen ? (rows[from] ?? 0) + 1 : 0
    }
  }
  const cost = costs.at(-1) ?? Infinity
  const ends: number[] = []
  for (let at = cost === Infinity ? -1 : last; at >= 0; at = origins[at]!) ends.unshift(at)
  return { ends, cost }
}

export const totalFitFunctions = [chooseLineEnds]
