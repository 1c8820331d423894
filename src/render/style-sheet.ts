import type { Brief, TextFile } from '../model/brief.ts'
import { type Message, warning } from '../model/message.ts'

/** Comments, which are passed over, and what names something to load. */
const names = /\/\*[^]*?(?:\*\/|$)|@import\s+(?:url\(\s*)?["']?([^"')\s;]+)|\burl\(\s*["']?([^"')\s]+)/gi

/** What a style sheet asks for that a page does not get: everything but what it brings along as a `data:` URL. */
export function checkStyleSheet({ path, text }: TextFile): Message[] {
  return [...text.matchAll(names)].flatMap(({ 0: found, 1: sheet, 2: file, index }) => {
    const address = sheet ?? file
    if (address === undefined || (file !== undefined && /^(?:data:|#)/i.test(file))) return []
    const lines = text.slice(0, index).split('\n')
    const place = { file: path, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
    const what = found.startsWith('@') ? `the style sheet imports ${address}` : `the style sheet loads ${address}`
    const hint = found.startsWith('@') ? 'copy its rules into this file' : 'bring it along as a data: URL'
    return [warning(place, 'blocked-request', `${what}, which no page gets`, hint)]
  })
}

/** The style sheets of a brief but for those that hold for the other medium alone, by their names. */
export function sheetsFor(medium: 'screen' | 'pages', { styleSheets }: Brief): TextFile[] {
  const other = medium === 'screen' ? '/pages.css' : '/screen.css'
  return styleSheets.filter(({ path }) => !path.endsWith(other))
}
