/**
 * A profile of the sRGB colours (IEC 61966-2-1) as a display profile of ICC.1:2004-10: the primaries and the white point adapted to
 * D50, and the curve in its parametric form.
 */
export function standardColours(): Uint8Array {
  const curve = tag('para', [u16(3), u16(0), ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed)])
  const tags: [name: string, data: Buffer][] = [
    ['desc', text('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['chad', tag('sf32', [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168].map(fixed))],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, Buffer] => [name, curve]),
  ]
  const places = new Map<Buffer, number>()
  let offset = 128 + 4 + 12 * tags.length
  for (const [, data] of tags) {
    if (places.has(data)) continue
    places.set(data, offset)
    offset += data.length
  }
  const table = tags.flatMap(([name, data]) => [Buffer.from(name), u32(places.get(data)!), u32(data.length)])
  return Buffer.concat([header(offset), u32(tags.length), ...table, ...places.keys()])
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x04200000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [index, part] of [2024, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + 2 * index)
  bytes.write('acsp', 36, 'latin1')
  for (const [index, value] of [0.9642, 1, 0.8249].entries()) fixed(value).copy(bytes, 68 + 4 * index)
  return bytes
}

function tag(type: string, data: Buffer[]): Buffer {
  const bytes = Buffer.concat([Buffer.from(type), u32(0), ...data])
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}

/** One text, in English. */
function text(words: string): Buffer {
  const letters = Buffer.from(words, 'utf16le').swap16()
  return tag('mluc', [u32(1), u32(12), Buffer.from('enUS'), u32(letters.length), u32(28), letters])
}

function xyz(...values: number[]): Buffer {
  return tag('XYZ ', values.map(fixed))
}

/** A signed number with 16 binary places. */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65536))
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}
