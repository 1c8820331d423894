import { utf16 } from './unicode-map.ts'

/** Text that a content stream shows between two marks: at most what one node of the document says. */
export interface Shown {
  text: string
  /** Tag of the innermost marked content, such as `P`, `Lbl` or `Artifact`; empty outside. */
  tag: string
}

/** Marked content that is open. */
interface Mark {
  tag: string
  /** It is of a node of the document; a mere `Span` carries letters that glyphs do not tell. */
  isNode: boolean
  isReplaced: boolean
}

/** The text of a string that is given in hexadecimal digits. */
export type Decode = (digits: string) => string

/** What the resources of a content stream lend it. */
export interface Resources {
  /** How to read strings in the font of this name. */
  font: (name: string) => Decode
  /** The text of a form that is drawn. */
  form: (name: string) => Shown[]
}

const literal = String.raw`\((?:\\[^]|[^\\()])*\)`
const hex = String.raw`<[\da-fA-F\s]*>`
const dictionary = String.raw`<<(?:[^<>()]|${literal}|${hex}|<<(?:[^<>()]|${literal}|${hex})*>>)*>>`

/** Chromium moves to each further glyph of a line and shows it: nine tenths of every page, taken at once. */
const further = String.raw`(?:\s-?[\d.]+ -?[\d.]+ Td <[\dA-F]+> Tj)`

/** The operations that text depends on: which font, which string, which mark, which form. All others are passed over. */
const operation = new RegExp(
  [
    String.raw`(${hex}|${literal}|\[(?:[^\]<(]|${hex}|${literal})*\])\s*(?:T[jJ]|['"])(${further}*)`,
    String.raw`\/([^\s/]+)\s+[-\d.]+\s+Tf\b`,
    String.raw`\/([^\s/<>]+)\s*(${dictionary}|\/[^\s/<>]+)?\s*B(?:DC|MC)\b`,
    String.raw`(\bEMC\b)`,
    String.raw`\/([^\s/]+)\s+Do\b`,
  ].join('|'),
  'g',
)

const actualText = new RegExp(`/ActualText\\s*(${hex}|${literal})`)

/** The text of a content stream (ISO 32000-1, 9.4 and 14.6), in the order in which it is painted. */
export function readContent(content: string, { font, form }: Resources): Shown[] {
  const shown: Shown[] = []
  const marks: Mark[] = []
  let decode: Decode = () => ''
  let open: Shown | undefined
  const show = (text: string) => {
    if (marks.some(({ isReplaced }) => isReplaced)) return
    if (open === undefined) shown.push((open = { tag: tagOf(marks), text: '' }))
    open.text += text
  }
  for (const [, string, line = '', nextFont, tag, properties = '', end, drawn] of content.matchAll(operation)) {
    if (string !== undefined) show(decodeAll(string, decode) + decodeLine(line, decode))
    else if (nextFont !== undefined) decode = font(nextFont)
    else if (end !== undefined) {
      if (marks.pop()?.isNode) open = undefined
    } else if (drawn !== undefined) {
      shown.push(...form(drawn).map((inner) => ({ text: inner.text, tag: inner.tag || tagOf(marks) })))
      open = undefined
    } else if (tag !== undefined) {
      const actual = actualText.exec(properties)?.[1]
      const isNode = tag !== 'Span' || /\/MCID\b/.test(properties)
      if (isNode) open = undefined
      if (actual !== undefined) show(textString(stringsIn(actual)[0] ?? ''))
      marks.push({ tag, isNode, isReplaced: actual !== undefined })
    }
  }
  return shown
}

function tagOf(marks: readonly Mark[]): string {
  return marks.findLast(({ isNode }) => isNode)?.tag ?? ''
}

function decodeAll(operand: string, decode: Decode): string {
  return stringsIn(operand).map(decode).join('')
}

function decodeLine(line: string, decode: Decode): string {
  let text = ''
  for (let start = line.indexOf('<'); start !== -1; start = line.indexOf('<', start + 1)) {
    text += decode(line.slice(start + 1, line.indexOf('>', start)))
  }
  return text
}

/** The strings of an operand, alone or in an array, as hexadecimal digits. */
function stringsIn(operand: string): string[] {
  if (operand.startsWith('<')) return [operand.slice(1, -1)]
  return (operand.match(new RegExp(`${hex}|${literal}`, 'g')) ?? []).map((string) =>
    string.startsWith('<') ? string.slice(1, -1) : Buffer.from(unescape(string.slice(1, -1)), 'latin1').toString('hex'),
  )
}

function unescape(string: string): string {
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' }
  return string.replaceAll(/\\([0-7]{1,3}|[^])/g, (_, escape: string) =>
    /^[0-7]/.test(escape) ? String.fromCharCode(Number.parseInt(escape, 8)) : (named[escape] ?? escape),
  )
}

/** A text string: UTF-16 with a byte order mark, or Latin. */
function textString(digits: string): string {
  return /^feff/i.test(digits) ? utf16(digits.slice(4)) : Buffer.from(digits.replaceAll(/\s/g, ''), 'hex').toString('latin1')
}
