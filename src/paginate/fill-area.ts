import type { MeasuredNote } from './measured.ts'

/** Part of a footnote on one page: the steps of `MeasuredNote` that it takes, the last one excluded. */
export interface NotePart {
  note: number
  from: number
  to: number
}

/** What stands in a footnote area, and what must go on in the next one. */
export interface FilledArea {
  parts: NotePart[]
  /** Parts that go on on the next page, as far as they are known: `to` is the note's end. */
  rest: NotePart[]
  height: number
}

/** Lines that a part has at least where there is room. */
const fewest = 2

/**
 * Fills a footnote area: first what comes over from the page before, then the notes called on this page, each of which begins
 * here. What does not fit goes on on the next page; the earlier notes get the room first. Of several notes that come over one goes
 * on after the other, not all of them by a few lines on every page.
 *
 * @param room height in pixels
 * @returns `undefined` where not every note could begin.
 */
export function fillArea(room: number, queue: readonly NotePart[], notes: readonly MeasuredNote[]): FilledArea | undefined {
  const whole = heightOfAll(queue, notes)
  if (whole <= room) return { parts: [...queue], rest: [], height: whole }
  const least = leastParts(room, queue, notes)
  if (least === undefined) return undefined
  let left = room - heightOfAll(least, notes)
  const parts: NotePart[] = []
  const rest: NotePart[] = []
  for (const part of least) {
    const isWaiting = part.to === part.from // until the notes before it end, and there is room for two lines
    const grown = isWaiting && rest.length > 0 ? part : grow(part, left, notes)
    const { note, from, to } = isWaiting && grown.to < grown.from + fewest ? part : grown
    left -= heightOf({ note, from: part.to, to }, notes)
    if (from < to) parts.push({ note, from, to })
    const end = notes[note]!.steps.length
    if (to < end) rest.push({ note, from: to, to: end })
  }
  return { parts, rest, height: room - left }
}

/**
 * Fills an area where there is not even room for the beginning of every note: in order, as far as it goes. The others begin on a
 * later page. At least one line is taken, or there would be no end.
 */
export function fillInOrder(room: number, queue: readonly NotePart[], notes: readonly MeasuredNote[]): FilledArea {
  let left = room
  const parts: NotePart[] = []
  for (const { note, from } of queue) {
    const least = { note, from, to: from + (parts.length === 0 ? 1 : 0) }
    const part = grow(least, left - heightOf(least, notes), notes)
    if (part.to === part.from) break
    parts.push(part)
    left -= heightOf(part, notes)
  }
  const rest = queue.map(({ note, from, to }, index) => ({ note, from: parts[index]?.to ?? from, to })).filter(({ from, to }) => from < to)
  return { parts, rest, height: room - left }
}

/** A part's height. What begins in the middle of a note begins at a line's top. */
export function heightOf({ note, from, to }: NotePart, notes: readonly MeasuredNote[]): number {
  const { steps } = notes[note]!
  return (steps[to - 1] ?? 0) - (steps[from - 1] ?? 0)
}

/** The height of several parts under one another. */
export function heightOfAll(parts: readonly NotePart[], notes: readonly MeasuredNote[]): number {
  return parts.reduce((total, part) => total + heightOf(part, notes), 0)
}

/**
 * The shortest part of each note: two lines of one that begins, or one line where two are too many. Of those that come over only the
 * first must go on here; what is left of another is set where it is so short that it ends here, or waits.
 */
function leastParts(room: number, queue: readonly NotePart[], notes: readonly MeasuredNote[]): NotePart[] | undefined {
  const attempts = [
    { lines: fewest, short: fewest + 1 },
    { lines: 1, short: fewest + 1 },
    { lines: 1, short: 0 },
  ]
  for (const { lines, short } of attempts) {
    const parts = queue.map(({ note, from, to }, index) => {
      if (index > 0 && from > 0) return { note, from, to: to - from <= short ? to : from }
      return { note, from, to: to - from <= lines + 1 && lines > 1 ? to : Math.min(to, from + lines) }
    })
    if (heightOfAll(parts, notes) <= room) return parts
  }
  return undefined
}

/** Takes as many further lines as fit, and never leaves a single one behind. */
function grow({ note, from, to }: NotePart, room: number, notes: readonly MeasuredNote[]): NotePart {
  const { steps } = notes[note]!
  const limit = (steps[to - 1] ?? 0) + room
  let end = to
  while (end < steps.length && steps[end]! <= limit) end++
  if (steps.length - end === 1 && end - 1 - from >= fewest && end > to) end--
  return { note, from, to: end }
}
