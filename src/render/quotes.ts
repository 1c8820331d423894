import { quotationMarks } from '../model/quotation-marks.ts'

/** What came before in the same block. */
export interface QuoteState {
  /** The last character; empty at the beginning of a block. */
  previous: string
  /** Single marks that are open. */
  singles: number
}

export function startOfBlock(): QuoteState {
  return { previous: '', singles: 0 }
}

const opens = /^$|[\s([{«„“‘‹"—–/\u2060-]/u
const letter = /[\p{L}\p{M}\p{N}]/u

/**
 * Puts the language's own marks for straight ones: the outer pair for `"`, the inner pair for `'` around words, and an apostrophe
 * for `'` elsewhere. A mark opens at the beginning, after a space, a bracket or a dash. `state` goes on to the block's next text.
 */
export function quotes(text: string, lang: string, state: QuoteState): string {
  if (!text.includes('"') && !text.includes("'")) return remember(text, state)
  const { outer, inner } = quotationMarks(lang)
  const characters = [...text]
  const set = characters.map((character, index) => {
    const previous = index === 0 ? state.previous : (characters[index - 1] ?? '')
    const opening = opens.test(previous)
    if (character === '"') return outer[opening ? 0 : 1]
    if (character !== "'") return character
    return single({ opening, previous, next: characters[index + 1] ?? '' }, inner, state)
  })
  remember(text, state)
  return set.join('')
}

function single(at: { opening: boolean; previous: string; next: string }, inner: readonly [string, string], state: QuoteState): string {
  // 'tis of the '90s: a figure that follows is a year without its century.
  if (at.opening && letter.test(at.next) && !/\p{N}/u.test(at.next)) {
    state.singles++
    return inner[0]
  }
  if (state.singles > 0 && !letter.test(at.next)) {
    state.singles--
    return inner[1]
  }
  return '’'
}

/** Keeps in mind how a text ends that is set otherwise, or not at all. */
export function remember(text: string, state: QuoteState): string {
  state.previous = /.$/su.exec(text)?.[0] ?? state.previous
  return text
}
