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
 * here. What does not fit goes on on the next page; the earlier notes get the room first.
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
  const parts = least.map((part) => {
    const grown = grow(part, left, notes)
    left -= heightOf(grown, notes) - heightOf(part, notes)
    return grown
  })
  const rest = parts.map(({ note, to }) => ({ note, from: to, to: notes[note]!.steps.length })).filter(({ from, to }) => from < to)
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

/** The shortest part of each note: two lines, or one where two are too many. */
function leastParts(room: number, queue: readonly NotePart[], notes: readonly MeasuredNote[]): NotePart[] | undefined {
  for (const lines of [fewest, 1]) {
    const parts = queue.map(({ note, from, to }) => ({
      note,
      from,
      to: to - from <= lines + 1 && lines > 1 ? to : Math.min(to, from + lines),
    }))
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
