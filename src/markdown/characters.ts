import type { Code } from 'micromark-util-types'

const letter = /^[\p{L}\p{M}\p{N}_]$/u
/** What a key may hold once between two letters or digits, as in `hrw:2016` or `a.b`. */
const internal = new Set(':.#$%&-+?<>~/')

/**
 * Whether a character may begin or end a citation key: letters and digits of any script and `_`.
 *
 * Halves of a surrogate pair count, because micromark reads UTF-16 units one by one. So do the noncharacters U+FDD0 to U+FDEF,
 * which stand for data that is filled in after parsing.
 */
export function isKeyLetter(code: Code): boolean {
  if (code === null || code < 0x30) return false
  if (code < 0x80) return letter.test(String.fromCharCode(code))
  return isSurrogate(code) || isNoncharacter(code) || letter.test(String.fromCharCode(code))
}

/** Whether a character may stand inside a key, with a letter or digit on either side. */
export function isInternalPunctuation(code: Code): boolean {
  return code !== null && code > 0x20 && code < 0x80 && internal.has(String.fromCharCode(code))
}

/** Line endings of micromark: CR, LF and CRLF. */
export function isLineEnding(code: Code): boolean {
  return code !== null && code < -2
}

/** A space, a tab (of micromark's virtual kind too) or a line ending. */
export function isSpace(code: Code): boolean {
  return code !== null && (code < 0 || code === 0x20)
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff
}

function isNoncharacter(code: number): boolean {
  return code >= 0xfdd0 && code <= 0xfdef
}
