import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)

/** The best would make a face smaller by a fifteenth, in ten times the time. */
const quality = 8

/** Tags that the directory writes as a number: their place in this list (WOFF2, section 4.1). Those that a cut font may have. */
const knownTags: readonly string[] = [
  ...['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca', 'prep', 'CFF ', 'VORG', 'EBDT'],
  ...['EBLC', 'gasp', 'hdmx', 'kern', 'LTSH', 'PCLT', 'VDMX', 'vhea', 'vmtx', 'BASE', 'GDEF', 'GPOS', 'GSUB'],
]
const arbitraryTag = 63
/** The version that says of these two tables that they stand as in OpenType; of all others it is 0. */
const untransformed: Record<string, number> = { glyf: 3 << 6, loca: 3 << 6 }

interface Table {
  tag: string
  data: Buffer
}

/**
 * Packs a TrueType font as WOFF2 (W3C, WOFF File Format 2.0): a header, a directory, and all tables as one Brotli stream. Tables are
 * not transformed, which a small font gains little by, and is packed many times faster without.
 */
export async function toWoff2(font: Buffer): Promise<Buffer> {
  const tables = readTables(font)
  const data = Buffer.concat(tables.map((table) => table.data))
  const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT, [constants.BROTLI_PARAM_SIZE_HINT]: data.length }
  const stream = await compress(data, { params: { ...params, [constants.BROTLI_PARAM_QUALITY]: quality } })
  const directory = Buffer.concat(tables.map(entryOf))
  const header = Buffer.alloc(48)
  const length = Math.ceil((header.length + directory.length + stream.length) / 4) * 4
  header.write('wOF2', 0, 'latin1')
  font.copy(header, 4, 0, 4) // the kind of font
  header.writeUInt32BE(length, 8)
  header.writeUInt16BE(tables.length, 12)
  header.writeUInt32BE(sizeOf(tables), 16)
  header.writeUInt32BE(stream.length, 20)
  header.writeUInt16BE(1, 24)
  return Buffer.concat([header, directory, stream], length)
}

/** In the font's order, but `loca` right behind `glyf`, as WOFF2 asks. */
function readTables(font: Buffer): Table[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index): Table => {
    const record = 12 + index * 16
    const offset = font.readUInt32BE(record + 8)
    return { tag: font.toString('latin1', record, record + 4), data: font.subarray(offset, offset + font.readUInt32BE(record + 12)) }
  })
  const loca = tables.filter(({ tag }) => tag === 'loca')
  return tables.flatMap((table) => (table.tag === 'loca' ? [] : table.tag === 'glyf' ? [table, ...loca] : [table]))
}

/** Size of the font as it was: its header, and each table on a multiple of four bytes. */
function sizeOf(tables: readonly Table[]): number {
  return tables.reduce((sum, { data }) => sum + 16 + Math.ceil(data.length / 4) * 4, 12)
}

function entryOf({ tag, data }: Table): Buffer {
  const index = knownTags.indexOf(tag)
  const flags = (untransformed[tag] ?? 0) | (index === -1 ? arbitraryTag : index)
  const name = index === -1 ? Buffer.from(tag, 'latin1') : Buffer.alloc(0)
  return Buffer.concat([Buffer.from([flags]), name, base128(data.length)])
}

/** A number of seven bits a byte, the highest bit saying that more follow. */
function base128(value: number): Buffer {
  const bytes = [value & 0x7f]
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80)
  return Buffer.from(bytes)
}
