import type { Image } from '../model/image.ts'

/**
 * A JPEG without what the camera, phone or editor wrote about it: Exif (position, time, device), XMP, IPTC, comments, thumbnails, and
 * what follows the picture. The colour profile stays, and so does how the picture is to be turned. `undefined` where it is damaged.
 *
 * @see ITU-T T.81, annex B for the segments
 */
export function readJpeg(bytes: Uint8Array): Omit<Image, 'path'> | undefined {
  const kept: Uint8Array[] = [Uint8Array.of(0xff, 0xd8)]
  let turned = 1
  let size: { width: number; height: number } | undefined
  for (let at = 2; at < bytes.length;) {
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === undefined) return undefined
    if (marker === 0xff) at += 1 // fill byte
    else if (marker === 0xd9) return finish(kept, turned, size)
    else {
      const end = segmentEnd(bytes, at)
      if (end === undefined) return undefined
      const segment = bytes.subarray(at, end)
      if (marker === 0xe1) turned = orientationOf(segment) ?? turned
      if (isFrame(marker)) size = frameSize(segment)
      const stop = marker === 0xda ? scanEnd(bytes, end) : end
      if (isPicture(marker, segment)) kept.push(bytes.subarray(at, stop))
      at = stop
    }
  }
  // a file that was cut off is shown as far as it goes
  return finish(kept, turned, size)
}

function finish(kept: Uint8Array[], turned: number, size: { width: number; height: number } | undefined): Omit<Image, 'path'> | undefined {
  if (!size) return undefined
  const bytes = Buffer.concat([
    ...kept.slice(0, 1),
    ...(turned === 1 ? [] : [orientationSegment(turned)]),
    ...kept.slice(1),
    Uint8Array.of(0xff, 0xd9),
  ])
  return { mime: 'image/jpeg', bytes, ...(turned < 5 ? size : { width: size.height, height: size.width }) }
}

/** Of the application segments only JFIF, colour profile and Adobe's colour transform are needed to show the picture. */
function isPicture(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  const name = Buffer.from(segment.subarray(4, 16)).toString('latin1')
  return (
    (marker === 0xe0 && name.startsWith('JFIF\0')) ||
    (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) ||
    (marker === 0xee && name.startsWith('Adobe'))
  )
}

function segmentEnd(bytes: Uint8Array, at: number): number | undefined {
  const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
  return end >= at + 4 && end <= bytes.length ? end : undefined
}

/** Compressed data run to the next marker that is neither a stuffed zero nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** Start-of-frame markers; C4, C8 and CC among them mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function frameSize(segment: Uint8Array): { width: number; height: number } {
  const [, , , , , a = 0, b = 0, c = 0, d = 0] = segment
  return { height: (a << 8) | b, width: (c << 8) | d }
}

/** The orientation tag (0x0112) in the first directory of the Exif data, 1 to 8. */
function orientationOf(segment: Uint8Array): number | undefined {
  const data = Buffer.from(segment.subarray(10))
  if (Buffer.from(segment.subarray(4, 10)).toString('latin1') !== 'Exif\0\0' || data.length < 14) return undefined
  const little = data.toString('latin1', 0, 2) === 'II'
  const read16 = (at: number) => (at + 2 > data.length ? 0 : little ? data.readUInt16LE(at) : data.readUInt16BE(at))
  const directory = little ? data.readUInt32LE(4) : data.readUInt32BE(4)
  for (let entry = 0; entry < read16(directory); entry += 1) {
    const at = directory + 2 + entry * 12
    const value = read16(at + 8)
    if (read16(at) === 0x0112) return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An Exif segment that holds the orientation and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  return Uint8Array.from([0xff, 0xe1, 0, tiff.length + 8, ...Buffer.from('Exif\0\0'), ...tiff])
}
