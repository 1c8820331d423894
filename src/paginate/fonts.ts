import { createHash } from 'node:crypto'
import { brotliDecompressSync, inflateSync } from 'node:zlib'

/** A font that the document brings along. */
export interface EmbeddedFont {
  family: string
  /** As the PDF names it. */
  postScriptName: string
  covers: (codePoint: number) => boolean
}

/**
 * Reads the fonts of a page's `@font-face` rules, as far as they are OpenType, WOFF or WOFF2 in `data:` URLs.
 *
 * WOFF2 compresses all tables as one Brotli stream behind a directory (W3C, WOFF File Format 2.0, sections 4 and 5); the tables
 * asked for here are never transformed, so they are as in OpenType.
 */
export function readFonts(html: string): EmbeddedFont[] {
  return [...html.matchAll(/@font-face\s*\{([^{}]*)\}/g)].flatMap(([, rule]) => {
    const family = /font-family\s*:\s*['"]?([^;'"]+)/.exec(rule!)?.[1]?.trim()
    const files = [...rule!.matchAll(/url\(\s*["']?data:[^,"')]*;base64,([^)"']+)/g)]
    const face = files.map(([, data]) => faceOf(data!)).find((one) => one !== undefined)
    return family !== undefined && face ? [{ family, ...face }] : []
  })
}

type Face = Omit<EmbeddedFont, 'family'>

/** The pages of a run carry the same few files; by a hash, so that no page is kept for them. */
const faces = new Map<string, Face | undefined>()
const maxFaces = 32

function faceOf(data: string): Face | undefined {
  const key = createHash('sha256').update(data).digest('hex')
  if (faces.has(key)) return faces.get(key)
  if (faces.size >= maxFaces) faces.clear()
  const face = tryFace(Buffer.from(data, 'base64'))
  faces.set(key, face)
  return face
}

/** What is damaged is no font, and the browser does without it as well. */
function tryFace(file: Buffer): Face | undefined {
  try {
    return readFace(file)
  } catch {
    return undefined
  }
}

function readFace(file: Buffer): Face | undefined {
  const tables = readTables(file)
  const [name, cmap] = [tables?.get('name'), tables?.get('cmap')]
  if (!name || !cmap) return undefined
  const ranges = readCoverage(cmap)
  const covers = (codePoint: number) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
  return { postScriptName: nameRecord(name, 6) ?? '', covers }
}

/** Tags that the directory writes as a number, as far as they matter; the glyphs' two tables may be transformed. */
const knownTags = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name']
const [glyf, loca, arbitraryTag] = [10, 11, 63]

function readTables(file: Buffer): Map<string, Buffer> | undefined {
  switch (file.readUInt32BE(0)) {
    case 0x774f4632: // wOF2
      return tablesOfWoff2(file)
    case 0x774f4646: // wOFF
      return tablesOf(file, { start: 44, record: 20, offset: 4, stored: 8 })
    case 0x00010000:
    case 0x4f54544f: // OTTO
      return tablesOf(file, { start: 12, record: 16, offset: 8, stored: 12 })
    default:
      return undefined
  }
}

/** Where the records of tables begin, how long each is, and where it says where its table is and how long, in bytes. */
interface Directory {
  start: number
  record: number
  offset: number
  stored: number
}

/** The tables of an OpenType font, or of a WOFF, which stores each of them deflated where that is shorter. */
function tablesOf(file: Buffer, { start, record, offset, stored }: Directory): Map<string, Buffer> {
  const count = file.readUInt16BE(start === 12 ? 4 : 12)
  const tables = new Map<string, Buffer>()
  for (let at = start; at < start + count * record; at += record) {
    const tag = file.toString('latin1', at, at + 4)
    if (!knownTags.includes(tag)) continue
    const begin = file.readUInt32BE(at + offset)
    const table = file.subarray(begin, begin + file.readUInt32BE(at + stored))
    const isDeflated = record === 20 && table.length < file.readUInt32BE(at + 12)
    tables.set(tag, isDeflated ? inflateSync(table) : table)
  }
  return tables
}

function tablesOfWoff2(file: Buffer): Map<string, Buffer> {
  const reader = { file, at: 48 }
  const places: { tag: string; offset: number; stored: number }[] = []
  for (let offset = 0, left = file.readUInt16BE(12); left > 0; left--) {
    const flags = file[reader.at++]!
    const index = flags & 0x3f
    const tag = index === arbitraryTag ? file.toString('latin1', reader.at, (reader.at += 4)) : (knownTags[index] ?? '')
    const length = readBase128(reader)
    const isTransformed = index === glyf || index === loca ? flags >> 6 !== 3 : flags >> 6 !== 0
    const stored = isTransformed ? readBase128(reader) : length
    places.push({ tag, offset, stored })
    offset += stored
  }
  const tables = brotliDecompressSync(file.subarray(reader.at, reader.at + file.readUInt32BE(20)))
  return new Map(places.map(({ tag, offset, stored }) => [tag, tables.subarray(offset, offset + stored)]))
}

/** A number of seven bits a byte, the highest bit saying that more follow. */
function readBase128(reader: { file: Buffer; at: number }): number {
  let value = 0
  for (;;) {
    const byte = reader.file[reader.at++]!
    value = value * 128 + (byte & 0x7f)
    if ((byte & 0x80) === 0) return value
  }
}

/** An entry of the `name` table by its id; PostScript names are ASCII in one byte or two. */
function nameRecord(table: Buffer, id: number): string | undefined {
  const strings = table.readUInt16BE(4)
  for (let record = 6; record < 6 + table.readUInt16BE(2) * 12; record += 12) {
    if (table.readUInt16BE(record + 6) !== id) continue
    const start = strings + table.readUInt16BE(record + 10)
    return table.toString('latin1', start, start + table.readUInt16BE(record + 8)).replaceAll('\0', '')
  }
  return undefined
}

/** The characters of a `cmap` table: its Unicode subtables of format 4 (segments) and 12 (groups). */
function readCoverage(cmap: Buffer): [first: number, last: number][] {
  const ranges: [number, number][] = []
  for (let record = 4; record < 4 + cmap.readUInt16BE(2) * 8; record += 8) {
    const at = cmap.readUInt32BE(record + 4)
    const format = cmap.readUInt16BE(at)
    if (format === 4) {
      const segments = cmap.readUInt16BE(at + 6)
      for (let end = at + 14; end < at + 14 + segments; end += 2)
        ranges.push([cmap.readUInt16BE(end + segments + 2), cmap.readUInt16BE(end)])
    } else if (format === 12) {
      const groups = cmap.readUInt32BE(at + 12)
      for (let group = at + 16; group < at + 16 + groups * 12; group += 12)
        ranges.push([cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)])
    }
  }
  return ranges.filter(([first]) => first !== 0xffff)
}
