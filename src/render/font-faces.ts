import type { Font } from '../model/font.ts'
import { begin, type Fingerprint } from './hash.ts'

/** The fonts of a page as CSS, and a fingerprint that has taken them in. */
export interface FontFaces {
  css: string
  fingerprint: Fingerprint
}

/** Fonts are most of a page, and those of a run are mostly the same: they are written and hashed once for all that have them. */
const recent: { fonts: readonly Font[]; faces: FontFaces }[] = []
const maxRecent = 8

export function fontFaces(fonts: readonly Font[]): FontFaces {
  const known = recent.find((one) => one.fonts.length === fonts.length && one.fonts.every((font, index) => isSame(font, fonts[index])))
  if (known) return known.faces
  const css = fonts.map((font) => `${fontFace(font)}\n`).join('')
  const faces = { css, fingerprint: begin(css) }
  recent.unshift({ fonts, faces })
  recent.length = Math.min(recent.length, maxRecent)
  return faces
}

function isSame(font: Font, other: Font | undefined): boolean {
  const { family, style, weight, size, woff2 } = font
  return other?.family === family && other.style === style && other.weight === weight && other.size === size && other.woff2 === woff2
}

function fontFace({ family, style, weight, woff2, size = 100 }: Font): string {
  const source = `url(data:font/woff2;base64,${woff2}) format("woff2")`
  const adjusted = size === 100 ? '' : ` size-adjust: ${size}%;`
  return `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: ${weight}; font-display: block;${adjusted} src: ${source} }`
}
