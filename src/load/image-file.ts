import type { Image } from '../model/image.ts'
import { withoutAvifRemarks } from './avif.ts'
import { withoutGifRemarks, withoutSvgRemarks } from './image-remarks.ts'
import { readJpeg } from './jpeg.ts'

type Read = Omit<Image, 'path'>

/** Knows an image by its first bytes, whatever its name says, and drops what it tells beside the picture. `undefined` for anything else. */
export function readImage(bytes: Uint8Array): Read | undefined {
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1')
  if (start.startsWith('\x89PNG\r\n\x1A\n')) return readPng(bytes)
  if (start.startsWith('\xFF\xD8\xFF')) return readJpeg(bytes)
  if (/^GIF8[79]a/.test(start)) return { mime: 'image/gif', bytes: withoutGifRemarks(bytes), ...sizeAt(bytes, 6, 8, 2) }
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return readWebp(bytes)
  if (/^[\s\S]{4}ftypavi[fs]/.test(start)) return { mime: 'image/avif', bytes: withoutAvifRemarks(bytes), ...avifSize(bytes) }
  return readSvg(bytes)
}

/** Chunks of a PNG that are not the picture: texts, times, Exif. */
const pngRemarks = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf'])

function readPng(bytes: Uint8Array): Read {
  const view = viewOf(bytes)
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = Math.min(at + 12 + view.getUint32(at), bytes.length)
    if (!pngRemarks.has(nameAt(bytes, at + 4))) kept.push(bytes.subarray(at, end))
    at = end
  }
  const size = bytes.length >= 24 ? { width: view.getUint32(16), height: view.getUint32(20) } : {}
  return { mime: 'image/png', bytes: Buffer.concat(kept), ...size }
}

function readWebp(bytes: Uint8Array): Read {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = []
  let size = {}
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = nameAt(bytes, at)
    const length = view.getUint32(at + 4, true)
    const end = Math.min(at + 8 + length + (length % 2), bytes.length)
    const chunk = bytes.slice(at, end)
    if (name === 'VP8X' && chunk.length >= 18) {
      // the flags of the Exif and XMP chunks, which are dropped
      chunk[8] = (chunk[8] ?? 0) & ~0b1100
      size = { width: 1 + uint24(chunk, 12), height: 1 + uint24(chunk, 15) }
    }
    if (name === 'VP8 ' && chunk.length >= 18) size = { ...sizeAt(chunk, 14, 16, 2, 0x3fff), ...size }
    if (name === 'VP8L' && chunk.length >= 13) size = { ...losslessSize(viewOf(chunk).getUint32(9, true)), ...size }
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk)
    at = end
  }
  const body = Buffer.concat(kept)
  const head = Buffer.from(bytes.subarray(0, 12))
  head.writeUInt32LE(body.length + 4, 4)
  return { mime: 'image/webp', bytes: Buffer.concat([head, body]), ...size }
}

function losslessSize(bits: number): { width: number; height: number } {
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

/** The first image spatial extents of the file. */
function avifSize(bytes: Uint8Array): { width?: number; height?: number } {
  const at = Buffer.from(bytes.subarray(0, 4096)).indexOf('ispe')
  return at < 0 || at + 16 > bytes.length ? {} : { width: viewOf(bytes).getUint32(at + 8), height: viewOf(bytes).getUint32(at + 12) }
}

function readSvg(bytes: Uint8Array): Read | undefined {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  const root = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*>)*<svg\b([^>]*)>/.exec(text)?.[1]
  if (root === undefined) return undefined
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root)?.[1]
  const [, , width, height] =
    attribute('viewBox')
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? []
  const size = { width: pixels(attribute('width')) ?? width, height: pixels(attribute('height')) ?? height }
  return {
    mime: 'image/svg+xml',
    bytes: withoutSvgRemarks(text),
    ...(size.width && size.height && { width: size.width, height: size.height }),
  }
}

function pixels(length: string | undefined): number | undefined {
  const [, number] = /^\s*([\d.]+)(?:px)?\s*$/.exec(length ?? '') ?? []
  return number === undefined ? undefined : Number(number)
}

function sizeAt(bytes: Uint8Array, x: number, y: number, length: 2, mask = 0xffff): { width?: number; height?: number } {
  if (bytes.length < y + length) return {}
  return { width: viewOf(bytes).getUint16(x, true) & mask, height: viewOf(bytes).getUint16(y, true) & mask }
}

function uint24(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
}

function nameAt(bytes: Uint8Array, at: number): string {
  return Buffer.from(bytes.subarray(at, at + 4)).toString('latin1')
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
