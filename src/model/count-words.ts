/** Words as people count them: what stands between spaces and holds a letter or a digit, so that `well-known` is one. */
export function countWords(text: string): number {
  let count = 0
  let isCounted = false
  for (const character of text) {
    const kind = kinds.get(character) ?? kindOf(character)
    if (kind === 'space') isCounted = false
    else if (kind === 'letter' && !isCounted) {
      isCounted = true
      count++
    }
  }
  return count
}

type Kind = 'space' | 'letter' | 'other'

/** The characters that have come up; texts have few. */
const kinds = new Map<string, Kind>()

function kindOf(character: string): Kind {
  const kind = /\s/.test(character) ? 'space' : /[\p{L}\p{N}]/u.test(character) ? 'letter' : 'other'
  kinds.set(character, kind)
  return kind
}
