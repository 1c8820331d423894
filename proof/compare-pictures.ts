import { type Canvas, createCanvas, type Image } from '@napi-rs/canvas'

/** So much may a channel of a pixel differ before it counts: edges of letters are smoothed a little otherwise on other machines. */
const tolerance = 48

/** The share of pixels that differ between two pictures; 1 where they are not of one size. */
export function difference(a: Canvas | Image, b: Canvas | Image): number {
  if (a.width !== b.width || a.height !== b.height) return 1
  const [left, right] = [pixelsOf(a), pixelsOf(b)]
  let count = 0
  for (let at = 0; at < left.length; at += 4) {
    if ([0, 1, 2].some((channel) => Math.abs(left[at + channel]! - right[at + channel]!) > tolerance)) count++
  }
  return count / (left.length / 4)
}

function pixelsOf(picture: Canvas | Image): Uint8ClampedArray {
  const context = createCanvas(picture.width, picture.height).getContext('2d')
  context.drawImage(picture, 0, 0)
  return context.getImageData(0, 0, picture.width, picture.height).data
}
