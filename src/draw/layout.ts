/** Something that wants to begin at a place on a line and takes up room there. */
export interface Wish {
  at: number
  size: number
}

/**
 * Where things begin that must not overlap, each as near as it can be to where it wants to be, in the order given. Groups that
 * would overlap are joined and put where the sum of the squared distances is least, as in isotonic regression (pool adjacent
 * violators).
 *
 * @param wishes from the first to the last; together they fit between `from` and `to`
 */
export function spread(wishes: readonly Wish[], from: number, to: number): number[] {
  const groups: { sum: number; count: number; size: number; sizes: number[] }[] = []
  const startOf = ({ sum, count, size }: (typeof groups)[number]) => Math.max(from, Math.min(sum / count, to - size))
  for (const { at, size } of wishes) {
    let group = { sum: at, count: 1, size, sizes: [size] }
    for (let last = groups.at(-1); last && startOf(last) + last.size > startOf(group); last = groups.at(-1)) {
      groups.pop()
      const sum = last.sum + group.sum - group.count * last.size
      group = { sum, count: last.count + group.count, size: last.size + group.size, sizes: [...last.sizes, ...group.sizes] }
    }
    groups.push(group)
  }
  return groups.flatMap((group) => {
    let start = startOf(group)
    return group.sizes.map((size) => (start += size) - size)
  })
}

/** A label under a mark on a line: where the mark is, from where to where the label runs, and how many lines it has. */
export interface Hanging {
  mark: number
  start: number
  end: number
  lines: number
}

/**
 * Gives each label its first lane under the line, 0 being the nearest, so that no two overlap and the thread from a mark to its label runs
 * through no other label.
 */
export function hang(labels: readonly Hanging[]): number[] {
  const lanes = new Map<Hanging, number>()
  const gap = 8
  for (const label of labels.toSorted((a, b) => b.mark - a.mark)) {
    const placed = [...lanes].map(([other, lane]) => ({ other, from: lane, to: lane + other.lines }))
    const crossed = placed.filter(({ other: { mark } }) => mark >= label.start - 3 && mark <= label.end + 3).map(({ to }) => to)
    const beside = placed.filter(({ other }) => other.start < label.end + gap && label.start < other.end + gap)
    let lane = Math.max(0, ...crossed)
    while (beside.some(({ from, to }) => lane < to && from < lane + label.lines)) lane++
    lanes.set(label, lane)
  }
  return labels.map((label) => lanes.get(label) ?? 0)
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** How much of two boxes is common to both, as an area. */
export function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return wide > 0 && high > 0 ? wide * high : 0
}
