/** A box of an ISO media file: what it is called, and where what is in it begins and ends. */
interface Box {
  name: string
  from: number
  to: number
}

/** An AVIF whose Exif and XMP are overwritten with zeros, so that nothing in it moves (ISO/IEC 14496-12, 8.11). */
export function withoutAvifRemarks(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  const meta = boxesIn(copy, 0, copy.length).find(({ name }) => name === 'meta')
  if (!meta) return bytes
  const boxes = boxesIn(copy, meta.from + 4, meta.to)
  const remarks = remarksIn(copy, boxes)
  const [locations] = boxes.filter(({ name }) => name === 'iloc')
  if (!locations || remarks.size === 0) return bytes
  const data = boxes.find(({ name }) => name === 'idat')?.from ?? 0
  for (const { id, inData, at, length } of extentsIn(copy, locations)) {
    const start = at + (inData ? data : 0)
    // a length of none means up to the end, which may hold the picture
    if (remarks.has(id) && length > 0) copy.fill(0, Math.min(start, copy.length), Math.min(start + length, copy.length))
  }
  return copy
}

function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to;) {
    const short = bytes.readUInt32BE(at)
    const isLong = short === 1 && at + 16 <= to
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    if (size < 8) break
    boxes.push({ name: bytes.toString('latin1', at + 4, at + 8), from: at + (isLong ? 16 : 8), to: Math.min(at + size, to) })
    at += size
  }
  return boxes
}

/** Items that are not the picture: Exif, and XMP, which is of a MIME type. */
function remarksIn(bytes: Buffer, boxes: readonly Box[]): Set<number> {
  const list = boxes.find(({ name }) => name === 'iinf')
  if (!list) return new Set()
  const items = boxesIn(bytes, list.from + (bytes[list.from] === 0 ? 6 : 8), list.to).filter(({ from, to }) => to - from >= 12)
  const read = items.map(({ from }) => {
    const wide = (bytes[from] ?? 0) > 2 ? 2 : 0
    const type = bytes.toString('latin1', from + 8 + wide, from + 12 + wide)
    return { id: bytes.readUIntBE(from + 4, 2 + wide), type }
  })
  return new Set(read.filter(({ type }) => type === 'Exif' || type === 'mime').map(({ id }) => id))
}

interface Extent {
  id: number
  /** Whether it is counted from the beginning of the box of data beside, not of the file. */
  inData: boolean
  at: number
  length: number
}

function extentsIn(bytes: Buffer, { from, to }: Box): Extent[] {
  let at = from + 4
  const take = (size: number): number => {
    const value = size === 0 || at + size > to ? 0 : size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size)
    at += size
    return value
  }
  const isOver = () => at >= to
  const version = bytes[from] ?? 0
  const sizes = take(2)
  const size = (shift: number) => (sizes >> shift) & 15
  const extents: Extent[] = []
  for (let left = take(version < 2 ? 2 : 4); left > 0 && !isOver(); left -= 1) {
    const id = take(version < 2 ? 2 : 4)
    const inData = version > 0 && (take(2) & 15) === 1
    take(2) // the file that holds the data: this one
    const base = take(size(4))
    for (let count = take(2); count > 0 && !isOver(); count -= 1) {
      if (version > 0) take(size(0))
      extents.push({ id, inData, at: base + take(size(12)), length: take(size(8)) })
    }
  }
  return extents
}
