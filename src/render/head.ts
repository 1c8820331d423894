import type { Element } from 'hast'
import type { Brief, TextFile } from '../model/brief.ts'
import type { Font } from '../model/font.ts'
import { fingerprint } from './hash.ts'
import { metadata } from './metadata.ts'
import { toHtml } from './stringify.ts'
import type { BriefView } from './view.ts'

/** What goes into a page's `<head>`: before anything that a template has there, and after it. */
export interface Head {
  first: string
  last: string
}

/**
 * The policy by which a browser loads and runs nothing but what is in the page, the style, and the metadata. The policy stands
 * first, since it holds only for what follows. Its nonce comes from the content: the same brief gives the same bytes.
 */
export function headOf(brief: Brief, view: BriefView, parts: { fonts: readonly Font[]; sources: readonly string[]; body: string }): Head {
  const css = [...parts.fonts.map(fontFace), ...brief.styleSheets.map(({ text }: TextFile) => text)].join('\n')
  const nonce = fingerprint(css, parts.body)
  const policy = [
    "default-src 'none'",
    'img-src data:',
    'font-src data:',
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return {
    first: `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">\n`,
    // `</` ends a style element even within a CSS string; CSS reads `<\/` as the same.
    last: `${lines(metadata(brief, view, parts.sources))}<style nonce="${nonce}">\n${css.replaceAll('</', '<\\/')}\n</style>\n`,
  }
}

function lines(elements: readonly Element[]): string {
  return elements.map((element) => `${toHtml(element)}\n`).join('')
}

function fontFace({ family, style, weight, woff2 }: Font): string {
  const source = `url(data:font/woff2;base64,${woff2}) format("woff2")`
  return `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: ${weight}; font-display: block; src: ${source} }`
}
