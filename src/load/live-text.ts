import { beginningOf } from '../model/beginning.ts'
import { error, type Message, warning } from '../model/message.ts'
import { placeAt } from '../model/place.ts'
import { svgTokens } from './image-remarks.ts'

/** Words of an SVG that are text, not paths, and where their element begins. */
interface LiveText {
  words: string
  start: number
}

/** An element of an SVG that is open. */
interface Open {
  isText: boolean
  isHidden: boolean
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Complains of words that an SVG leaves to the fonts of whatever machine shows it: a picture is a document of its own, to which the page
 * lends no font. Of one that brings a font along the print tells whether it is the only one.
 *
 * @param isPrinted it goes into a PDF, which is then not the same everywhere
 */
export function checkLiveText(file: string, bytes: Uint8Array, isPrinted: boolean): Message[] {
  const svg = Buffer.from(bytes).toString('utf8')
  const found = /@font-face/i.test(svg) ? undefined : findLiveText(svg)
  if (found === undefined) return []
  const message = `the picture is to show "${beginningOf(found.words)}" in whatever font the machine has`
  const hint = 'turn all lettering into paths, or bring its font along in an @font-face rule of the SVG, as a data: URL'
  return [(isPrinted ? error : warning)(placeAt(file, svg, found.start), 'foreign-font', message, hint)]
}

function findLiveText(svg: string): LiveText | undefined {
  const open: Open[] = []
  let text: LiveText | undefined
  let from = 0
  for (const { 0: token, index } of svg.matchAll(svgTokens)) {
    const inner = open.at(-1)
    if (text && !inner?.isHidden) text.words += svg.slice(from, index) + (/^<!\[CDATA\[(.*)\]\]>$/su.exec(token)?.[1] ?? '')
    from = index + token.length
    if (/^<\w/u.test(token) && !token.endsWith('/>')) open.push(openBy(token, inner))
    if (/^<\w/u.test(token) && open.at(-1)?.isText) text ??= { start: index, words: '' }
    if (token.startsWith('</')) open.pop()
    if (!text || open.some(({ isText }) => isText)) continue
    const words = wordsOf(text.words)
    if (words !== '') return { ...text, words }
    text = undefined
  }
  return undefined
}

function openBy(tag: string, outer: Open | undefined): Open {
  const isUnseen = /^<(?:\w+:)?(?:title|desc|metadata|style|script)\b/u.test(tag) || /\bdisplay\s*(?:=\s*["']|:)\s*none\b/u.test(tag)
  return { isText: /^<(?:\w+:)?(?:text|foreignObject)\b/u.test(tag), isHidden: isUnseen || outer?.isHidden === true }
}

function wordsOf(text: string): string {
  const read = text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (whole, decimal?: string, hex?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex!, 16)) : (entities[name] ?? whole),
  )
  return read.replaceAll(/\s+/gu, ' ').trim()
}
