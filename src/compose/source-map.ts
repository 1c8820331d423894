import type { Place } from '../model/place.ts'
import { splitMarks } from './sentinel.ts'

/** Generated Markdown and the way back from an offset in it to where an author wrote that character. */
export interface MappedText {
  text: string
  placeAt: (offset: number) => Place
}

interface Segment {
  offset: number
  place: Place
}

/** Takes the marks out of a rendered template; a chapter without any text is at `fallback`. */
export function takeMarks(rendered: string, fallback: Place): MappedText {
  const segments: Segment[] = []
  let text = ''
  splitMarks(rendered).forEach((piece, index) => {
    if (index % 2 === 0) text += piece
    else segments.push({ offset: text.length, place: readMark(piece) })
  })
  return { text, placeAt: (offset) => find(segments, offset) ?? fallback }
}

function readMark(mark: string): Place {
  const [line = '1', column = '1', ...file] = mark.split(':')
  return { file: file.join(':'), line: Number(line), column: Number(column) }
}

/** The last segment that begins at or before the offset, by bisection. */
function find(segments: readonly Segment[], offset: number): Place | undefined {
  let low = 0
  let high = segments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((segments[middle]?.offset ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const segment = segments[low - 1]
  return segment && { ...segment.place, column: segment.place.column + offset - segment.offset }
}
