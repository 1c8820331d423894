/** A stretch of a content stream between a mark and its end, by byte offsets. */
export interface MarkedContent {
  /** By which the structure tree knows it; `undefined` where it has none. */
  mcid: number | undefined
  isArtifact: boolean
  start: number
  /** Behind the operator that opens it. */
  opened: number
  /** Behind the operator that closes it. */
  end: number
  /** What is painted in it. */
  text: boolean
  image: boolean
  path: boolean
}

export interface ScannedContent {
  /** Marks that stand in no other. */
  marks: MarkedContent[]
  /** What is painted outside of all marks, by byte offsets. */
  loose: [start: number, end: number][]
  /** Names of the pictures and forms that are painted. */
  painted: string[]
  /** Whether a character is shown that its font lacks: glyph 0 of a font with two bytes for a glyph. */
  hasMissingGlyph: boolean
}

/** Where the scan is. */
interface Scan extends ScannedContent {
  bytes: Uint8Array
  /** The bytes as letters. */
  letters: string
  at: number
  /** Where the next operator's operands begin, where its first one ends, and where its last one begins and ends. */
  operands: number
  firstEnd: number
  last: number
  lastEnd: number
  depth: number
  /** Where the path or the text object that is being made begins. */
  path: number
  object: number
  paintsText: boolean
}

const space = 1
const delimiter = 2
const kinds = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = space
for (const character of '()<>[]{}/%') kinds[character.charCodeAt(0)] = delimiter

/**
 * Reads a content stream for its marked content (ISO 32000-1, 14.6) and what is painted in it and outside of it.
 *
 * @param bytes decoded
 */
export function scanContent(bytes: Uint8Array): ScannedContent {
  const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const scan: Scan = { bytes, letters, at: 0, operands: -1, firstEnd: 0, last: 0, lastEnd: 0, depth: 0, path: -1, object: -1, ...empty() }
  while (scan.at < bytes.length) {
    const code = bytes[scan.at]!
    if (kinds[code] === space) scan.at++
    else if (code === 0x25) skipComment(scan)
    else readToken(scan, code)
  }
  return { marks: scan.marks, loose: scan.loose, painted: scan.painted, hasMissingGlyph: scan.hasMissingGlyph }
}

function empty(): ScannedContent & { paintsText: boolean } {
  return { marks: [], loose: [], painted: [], hasMissingGlyph: false, paintsText: false }
}

function readToken(scan: Scan, code: number): void {
  const start = scan.at
  if (isOperator(code)) return readOperator(scan, start)
  if (code === 0x28) skipString(scan)
  else if (code === 0x3c && scan.bytes[start + 1] !== 0x3c) skipHexadecimal(scan)
  else if (code === 0x3c || code === 0x3e) scan.at += scan.bytes[start + 1] === code ? 2 : 1
  else if (kinds[code] === delimiter && code !== 0x2f) scan.at++
  else skipRegular(scan)
  if (scan.operands === -1) {
    scan.operands = start
    scan.firstEnd = scan.at
  }
  scan.last = start
  scan.lastEnd = scan.at
}

/** Letters, and the two quotation marks that show text. */
function isOperator(code: number): boolean {
  return (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b) || code === 0x27 || code === 0x22
}

function skipComment(scan: Scan): void {
  while (scan.at < scan.bytes.length && scan.bytes[scan.at] !== 10 && scan.bytes[scan.at] !== 13) scan.at++
}

function skipRegular(scan: Scan): void {
  const { bytes } = scan
  scan.at++
  while (scan.at < bytes.length && kinds[bytes[scan.at]!] === 0) scan.at++
}

function skipString(scan: Scan): void {
  let depth = 0
  do {
    const code = scan.bytes[scan.at++]
    if (code === 0x5c) scan.at++
    else if (code === 0x28) depth++
    else if (code === 0x29) depth--
  } while (depth > 0 && scan.at < scan.bytes.length)
}

/** Strings of glyphs are hexadecimal, four digits for each. */
function skipHexadecimal(scan: Scan): void {
  const { bytes } = scan
  const start = scan.at + 1
  let end = start
  while (end < bytes.length && bytes[end] !== 0x3e) end++
  for (let at = start; at + 3 < end; at += 4) {
    if (bytes[at] === 0x30 && bytes[at + 1] === 0x30 && bytes[at + 2] === 0x30 && bytes[at + 3] === 0x30) scan.hasMissingGlyph = true
  }
  scan.at = end + 1
}

function readOperator(scan: Scan, start: number): void {
  skipRegular(scan)
  const from = scan.operands === -1 ? start : scan.operands
  scan.operands = -1
  operate(scan, scan.letters.slice(start, scan.at), from)
}

/** Further glyphs of a line, each moved to and shown: nine tenths of every print, passed over at once. */
function skipGlyphs(scan: Scan): void {
  const glyphs = /(?:\s-?[\d.]+ -?[\d.]+ Td <(?!0000>)[\dA-F]{4}> Tj)+/y
  glyphs.lastIndex = scan.at
  if (glyphs.test(scan.letters)) scan.at = glyphs.lastIndex
}

function operate(scan: Scan, operator: string, from: number): void {
  switch (operator) {
    case 'BDC':
    case 'BMC':
      return open(scan, from)
    case 'EMC':
      return close(scan)
    case 'BT':
      scan.object = from
      return
    case 'ET':
      if (scan.paintsText) scan.loose.push([scan.object, scan.at])
      scan.object = -1
      scan.paintsText = false
      return
    case 'Tj':
      skipGlyphs(scan)
      return paint(scan, 'text', from)
    case 'TJ':
    case "'":
    case '"':
      return paint(scan, 'text', from)
    case 'm':
    case 're':
      if (scan.path === -1) scan.path = from
      return
    case 'n':
      scan.path = -1
      return
    case 'f':
    case 'F':
    case 'f*':
    case 'S':
    case 's':
    case 'B':
    case 'B*':
    case 'b':
    case 'b*':
      paint(scan, 'path', scan.path === -1 ? from : scan.path)
      scan.path = -1
      return
    case 'sh':
      return paint(scan, 'image', from)
    case 'Do':
      scan.painted.push(scan.letters.slice(scan.last + 1, scan.lastEnd))
      return paint(scan, 'image', from)
    case 'BI':
      skipInlineImage(scan)
      return paint(scan, 'image', from)
    default:
  }
}

function open(scan: Scan, start: number): void {
  if (scan.depth++ > 0) return
  const mcid = /\/MCID\s+(\d+)/.exec(scan.letters.slice(start, scan.at))?.[1]
  const isArtifact = scan.letters.slice(start, scan.firstEnd) === '/Artifact'
  const painted = { text: false, image: false, path: false }
  scan.marks.push({ mcid: mcid === undefined ? undefined : Number(mcid), isArtifact, start, opened: scan.at, end: -1, ...painted })
}

function close(scan: Scan): void {
  if (--scan.depth === 0) scan.marks.at(-1)!.end = scan.at
}

function paint(scan: Scan, what: 'text' | 'image' | 'path', from: number): void {
  if (scan.depth > 0) scan.marks.at(-1)![what] = true
  else if (what === 'text' && scan.object !== -1) scan.paintsText = true
  else scan.loose.push([from, scan.at])
}

/** From `BI` to `EI`, whose data may hold anything. */
function skipInlineImage(scan: Scan): void {
  for (let at = scan.at; at < scan.bytes.length - 1; at++) {
    const isEnd = scan.bytes[at] === 0x45 && scan.bytes[at + 1] === 0x49
    if (!isEnd || kinds[scan.bytes[at - 1]!] !== space || (at + 2 < scan.bytes.length && kinds[scan.bytes[at + 2]!] !== space)) continue
    scan.at = at + 2
    return
  }
  scan.at = scan.bytes.length
}
