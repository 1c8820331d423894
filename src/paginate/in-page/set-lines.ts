import type { Stop } from './even-lines.ts'
import type { LineMarks, Mark } from './hanging.ts'
import type { LineMeasure } from './total-fit.ts'

/** The marks that may stand out of a line between two stops. */
export type MarksOf = (begin: Stop | undefined, end: Stop) => LineMarks

/** A line as it is to be set: marks that stand out of it, and stops behind it that must go. */
interface SetLine extends LineMarks {
  unwanted: Stop[]
}

/** What is done to a paragraph's text so that its lines end where they should, in the order of the text. */
function changesOf(stops: Stop[], ends: number[], { first, width, shrink }: LineMeasure, marksOf: MarksOf): (Stop | Mark)[] {
  const lines = ends.map((end, line): SetLine => {
    const begin = line === 0 ? undefined : stops[ends[line - 1]!]
    const behind = stops.slice(end + 1, ends[line + 1] ?? end + 1)
    const marks = line === ends.length - 1 ? { first: [], last: [] } : marksOf(begin, stops[end]!)
    const fits = (stop: Stop, room: number) => stop.end - (begin?.next ?? 0) - (stop.spaces - (begin?.spacesNext ?? 0)) * shrink <= room
    const room = (begin ? width : first) + 2 // pieces are a little wider apart than together
    const wider = [...marks.first, ...marks.last].reduce((sum, { out }) => sum + out, room)
    // a stop that stays would be taken for the line's end if there were more room
    if (behind.some((stop) => !stop.removable && fits(stop, wider)))
      return { first: [], last: [], unwanted: unwantedOf(behind, room, fits) }
    return { ...marks, unwanted: unwantedOf(behind, wider, fits) }
  })
  return lines.flatMap(({ last, unwanted }, line) => [...last, ...(lines[line + 1]?.first ?? []), ...unwanted])
}

function unwantedOf(behind: Stop[], room: number, fits: (stop: Stop, room: number) => boolean): Stop[] {
  return behind.filter((stop) => stop.removable && fits(stop, room))
}

export const setLineFunctions = [changesOf, unwantedOf]
