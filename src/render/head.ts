import type { Element } from 'hast'
import type { Brief, TextFile } from '../model/brief.ts'
import type { Font } from '../model/font.ts'
import { policyHash } from '../model/hash.ts'
import { fontFaces } from './font-faces.ts'
import { metadata } from './metadata.ts'
import { toHtml } from './stringify.ts'
import type { BriefView } from './view.ts'

/** What goes into a page's `<head>`: before anything that a template has there, and after it. */
export interface Head {
  first: string
  last: string
}

/** What a head is made of. */
interface HeadParts {
  /** The faces that the page carries. */
  fonts: readonly Font[]
  /** The style sheets that hold for it. */
  styleSheets: readonly TextFile[]
  body: string
  /** Dossier's script and what the page says of itself as JSON-LD; a page that is printed has neither. */
  script?: string
  linkedData?: string
}

/**
 * The policy by which a browser loads and runs nothing but what Dossier put into the page, the style, and the metadata. The policy
 * stands first, since it holds only for what follows. Its nonce and hash come from the content: the same brief gives the same bytes.
 */
export function headOf(brief: Brief, view: BriefView, { fonts, styleSheets, body, script, linkedData }: HeadParts): Head {
  const faces = fontFaces(fonts)
  const css = styleSheets.map(({ text }) => text).join('\n')
  const nonce = faces.fingerprint(css, body)
  const code = script === undefined ? undefined : `\n${script.replaceAll('</script', String.raw`<\/script`)}\n`
  const policy = [
    "default-src 'none'",
    'img-src data:',
    'font-src data:',
    `style-src 'nonce-${nonce}'`,
    ...(code === undefined ? [] : [`script-src '${policyHash(code)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ]
  const last = [
    lines(metadata(brief, view)),
    ...(linkedData === undefined ? [] : [`<script type="application/ld+json">${linkedData}</script>\n`]),
    // `</` ends a style element even within a CSS string; CSS reads `<\/` as the same.
    `<style nonce="${nonce}">\n${faces.css}${css.replaceAll('</', '<\\/')}\n</style>\n`,
    ...(code === undefined ? [] : [`<script>${code}</script>\n`]),
  ]
  return {
    first: `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">\n`,
    // not `join`, which would copy the fonts
    last: last.reduce((whole, part) => whole + part),
  }
}

function lines(elements: readonly Element[]): string {
  return elements.map((element) => `${toHtml(element)}\n`).join('')
}
