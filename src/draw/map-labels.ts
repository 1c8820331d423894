import { type Box, overlap } from './layout.ts'
import { widthOfText } from './text-width.ts'

/** A place that wants its name beside it. */
export interface Named {
  x: number
  y: number
  radius: number
  text: string
}

export interface PlacedLabel {
  text: string
  /** Of its baseline; `anchor` says which point of it. */
  x: number
  y: number
  anchor: 'start' | 'end' | 'middle'
  /** What it covers. */
  box: Box
  /** From the place to a name that had to stand away from it. */
  thread: [number, number, number, number] | undefined
}

const rise = 10
const drop = 4

/** Eight directions, those that readers expect first in front. */
const directions: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.8, -0.8],
  [0.8, 0.8],
  [-0.8, -0.8],
  [-0.8, 0.8],
]

/** Puts a name beside each place, where it overlaps no other name, no other place and no edge; the largest places choose first. */
export function placeLabels(places: readonly Named[], frame: Box, taken: readonly Box[]): PlacedLabel[] {
  const dots = places.map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }))
  const boxes: Box[] = [...taken]
  const order = places.map((place, index) => ({ place, index })).toSorted((a, b) => b.place.radius - a.place.radius)
  const placed = order.map(({ place, index }) => {
    const others = [...boxes, ...dots.filter((_, other) => other !== index)]
    const best = bestOf(candidates(place), others, frame)
    boxes.push(best.box)
    return { index, label: best }
  })
  return placed.toSorted((a, b) => a.index - b.index).map(({ label }) => label)
}

/** The first that overlaps nothing, or the one that overlaps least. */
function bestOf(all: readonly PlacedLabel[], others: readonly Box[], frame: Box): PlacedLabel {
  const costs = all.map(({ box }) => {
    const outside =
      Math.max(0, frame.left - box.left, box.right - frame.right) + Math.max(0, frame.top - box.top, box.bottom - frame.bottom)
    return outside * 100 + others.reduce((sum, other) => sum + overlap(box, other), 0)
  })
  return all[costs.indexOf(Math.min(...costs))] as PlacedLabel
}

function candidates({ x, y, radius, text }: Named): PlacedLabel[] {
  const width = widthOfText(text) + 2
  return [4, 16, 30, 46, 64].flatMap((distance) =>
    directions.map(([dx, dy]) => {
      const [atX, atY] = [x + dx * (radius + distance), y + dy * (radius + distance + (dx === 0 ? rise / 2 : 0))]
      const anchor = dx > 0 ? 'start' : dx < 0 ? 'end' : 'middle'
      const left = dx > 0 ? atX : dx < 0 ? atX - width : atX - width / 2
      const box = { left, top: atY - rise + 2, right: left + width, bottom: atY + drop + 4 }
      const thread: PlacedLabel['thread'] = distance > 4 ? [x + dx * radius, y + dy * radius, atX - dx * 2, atY] : undefined
      return { text, x: atX, y: atY + drop, anchor, box, thread }
    }),
  )
}
