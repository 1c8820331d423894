import { type Canvas, createCanvas, type Image } from '@napi-rs/canvas'

/** A picture with what stands under it. */
export interface Tile {
  picture: Canvas | Image
  label: string
}

const gap = 16
const labelHeight = 22

/** Lays pictures out in rows, so many to a sheet, each sheet as PNG. */
export function contactSheets(tiles: readonly Tile[], columns: number, rows: number): Buffer[] {
  const sheets: Buffer[] = []
  for (let first = 0; first < tiles.length; first += columns * rows)
    sheets.push(sheetOf(tiles.slice(first, first + columns * rows), columns))
  return sheets
}

function sheetOf(tiles: readonly Tile[], columns: number): Buffer {
  const width = Math.max(...tiles.map(({ picture }) => picture.width)) + gap
  const height = Math.max(...tiles.map(({ picture }) => picture.height)) + labelHeight + gap
  const count = Math.min(columns, tiles.length)
  const sheet = createCanvas(count * width + gap, Math.ceil(tiles.length / count) * height + gap)
  const context = sheet.getContext('2d')
  context.fillStyle = '#8a8a8a'
  context.fillRect(0, 0, sheet.width, sheet.height)
  context.font = '13px sans-serif'
  for (const [index, { picture, label }] of tiles.entries()) {
    const left = gap + (index % count) * width
    const top = gap + Math.floor(index / count) * height
    context.drawImage(picture, left, top)
    context.fillStyle = 'white'
    context.fillText(label, left, top + picture.height + 16)
  }
  return sheet.toBuffer('image/png')
}
