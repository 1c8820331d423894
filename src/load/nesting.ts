/** Deeper than this nothing is written by hand; the parsers behind need time or stack that grows faster than the depth. */
const deepest = 200
const bracket = /[[\]{}]/
const marker = /^[ \t>*+\-?:]/

/** The first line, from 1, at which a text is nested too deep, by brackets, indentation or the markers of lists and quotations. */
export function tooDeepAt(text: string): number | undefined {
  let brackets = 0
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    brackets = Math.max(0, brackets)
    if (!bracket.test(line) && !marker.test(line)) continue
    for (const character of line) {
      if (character === '[' || character === '{') brackets += 1
      else if (character === ']' || character === '}') brackets -= 1
      if (brackets > deepest) return index + 1
    }
    if (markersOf(line) > deepest) return index + 1
  }
  return undefined
}

/** Levels that the beginning of a line opens: two columns of indentation, a `>`, or a list marker each count for one. */
function markersOf(line: string): number {
  const opening = /^[ \t>*+\-?:]*/.exec(line)?.[0] ?? ''
  const indentation = /^[ \t]*/.exec(opening)?.[0].length ?? 0
  return indentation / 2 + (opening.match(/>|[*+\-?:](?=[ \t])/g)?.length ?? 0)
}
