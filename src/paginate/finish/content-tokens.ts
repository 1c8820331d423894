/** The operators of a content stream, one after the other. */
export interface Tokens {
  letters: string
  /** Behind the operator that was read last, and where its operands begin. */
  at: number
  from: number
  hasMissingGlyph: boolean
  /** The next operator; `undefined` at the end. */
  next: () => string | undefined
}

const space = 1
const delimiter = 2
const kinds = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = space
for (const character of '()<>[]{}/%') kinds[character.charCodeAt(0)] = delimiter

/** Reads the tokens of a content stream (ISO 32000-1, 7.2 and 7.8.2). */
export function tokensOf(bytes: Uint8Array): Tokens {
  const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const tokens: Tokens = { letters, at: 0, from: 0, hasMissingGlyph: false, next: () => nextOperator(tokens, bytes) }
  return tokens
}

function nextOperator(tokens: Tokens, bytes: Uint8Array): string | undefined {
  tokens.from = -1
  while (tokens.at < bytes.length) {
    const start = tokens.at
    const code = bytes[start]!
    if (kinds[code] === space) tokens.at++
    else if (code === 0x25) skipComment(tokens, bytes)
    else {
      if (tokens.from === -1) tokens.from = start
      if (isOperator(code)) return readOperator(tokens, bytes, start)
      skipOperand(tokens, bytes, code)
    }
  }
  return undefined
}

/** Letters, and the two quotation marks that show text. */
function isOperator(code: number): boolean {
  return (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b) || code === 0x27 || code === 0x22
}

function readOperator(tokens: Tokens, bytes: Uint8Array, start: number): string {
  skipRegular(tokens, bytes)
  const operator = tokens.letters.slice(start, tokens.at)
  if (operator === 'Tj') skipGlyphs(tokens)
  if (operator === 'BI') skipInlineImage(tokens, bytes)
  return operator
}

function skipOperand(tokens: Tokens, bytes: Uint8Array, code: number): void {
  const isDouble = bytes[tokens.at + 1] === code
  if (code === 0x28) skipString(tokens, bytes)
  else if (code === 0x3c && !isDouble) skipHexadecimal(tokens, bytes)
  else if (code === 0x3c || code === 0x3e) tokens.at += isDouble ? 2 : 1
  else if (kinds[code] === delimiter && code !== 0x2f) tokens.at++
  else skipRegular(tokens, bytes)
}

function skipComment(tokens: Tokens, bytes: Uint8Array): void {
  while (tokens.at < bytes.length && bytes[tokens.at] !== 10 && bytes[tokens.at] !== 13) tokens.at++
}

function skipRegular(tokens: Tokens, bytes: Uint8Array): void {
  tokens.at++
  while (tokens.at < bytes.length && kinds[bytes[tokens.at]!] === 0) tokens.at++
}

function skipString(tokens: Tokens, bytes: Uint8Array): void {
  let depth = 0
  do {
    const code = bytes[tokens.at++]
    if (code === 0x5c) tokens.at++
    else if (code === 0x28) depth++
    else if (code === 0x29) depth--
  } while (depth > 0 && tokens.at < bytes.length)
}

/** Strings of glyphs are hexadecimal, four digits for each. */
function skipHexadecimal(tokens: Tokens, bytes: Uint8Array): void {
  const start = tokens.at + 1
  let end = start
  while (end < bytes.length && bytes[end] !== 0x3e) end++
  for (let at = start; at + 3 < end; at += 4) if (tokens.letters.startsWith('0000', at)) tokens.hasMissingGlyph = true
  tokens.at = end + 1
}

/** Further glyphs of a line, each moved to and shown: nine tenths of every print, passed over at once. */
function skipGlyphs(tokens: Tokens): void {
  const glyphs = /(?:\s-?[\d.]+ -?[\d.]+ Td <(?!0000>)[\dA-F]{4}> Tj)+/y
  glyphs.lastIndex = tokens.at
  if (glyphs.test(tokens.letters)) tokens.at = glyphs.lastIndex
}

/** From `BI` to `EI`, whose data may hold anything. */
function skipInlineImage(tokens: Tokens, bytes: Uint8Array): void {
  const isSpaceAt = (at: number) => at >= bytes.length || kinds[bytes[at]!] === space
  let at = tokens.at
  while (at < bytes.length && !(bytes[at] === 0x45 && bytes[at + 1] === 0x49 && isSpaceAt(at - 1) && isSpaceAt(at + 2))) at++
  tokens.at = Math.min(bytes.length, at + 2)
}
