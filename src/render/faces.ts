import type { Element, Nodes } from 'hast'
import type { Brief } from '../model/brief.ts'
import type { Font, NeededFace } from '../model/font.ts'
import { hasClass, isCall } from './calls.ts'

/** The cut of a face: what emphasis asks of its family. */
type Cut = 'regular' | 'italic' | 'semibold' | 'semibold italic'

/** What stands in a face: its characters, and whether footnote calls or small capitals are among them. */
interface Need {
  characters: Set<string>
  /** By their codes those of the characters that most texts are made of: to look here is faster, and that is done for every letter. */
  seen: Uint8Array
  superior: boolean
  smallCaps: boolean
}

/** The faces that a page can do without least: whatever comes in later, such as what a script shows, is set in one of them. */
const general: readonly string[] = [
  'Dossier Text regular',
  'Dossier Note regular',
  'Dossier Sans regular',
  'Dossier Sans semibold',
  'Dossier Arabic regular',
  'Dossier Arabic semibold',
]
/** Used by every page, if only by its furniture. */
const always: readonly string[] = ['Dossier Text regular', 'Dossier Sans regular', 'Dossier Sans semibold']

/** What may be typed, and the marks of all languages of the interface. */
const basic = [...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)), ...'\u00A0\u2009\u202F–—‘’“”„«»…·•×−→←↑↓']
/** What text is shaped by, and the kinds of figures that style.css tells apart. */
const shaping = ['calt', 'ccmp', 'clig', 'fina', 'init', 'isol', 'kern', 'liga', 'locl', 'mark', 'medi', 'mkmk', 'rlig']
const figures = ['lnum', 'onum', 'pnum', 'tnum', 'zero']

/**
 * The faces that a page needs, so that it carries no others, and what of each: the whole page's characters in the general faces, what
 * is set in them in the rest. A style sheet of the brief's own may set anything in any face of the families that it names.
 *
 * @param parts all that the page shows
 */
export function neededFaces(fonts: readonly Font[], parts: readonly Nodes[], { styleSheets, strings }: Brief): NeededFace[] {
  const needs = new Map<string, Need>()
  for (const face of always) needOf(needs, face)
  for (const part of parts) collect(part, { family: 'Dossier Text', bold: false, italic: false, superior: false, smallCaps: false }, needs)
  const own = styleSheets.filter(({ path }) => !/_base\/(style|pages|screen)\.css$/.test(path)).map(({ text }) => text)
  const everything = new Set([...basic, ...Object.values(strings).join(''), ...[...needs.values()].flatMap((need) => [...need.characters])])
  return fonts.flatMap((font) => {
    const name = `${font.family} ${cutOf(font)}`
    const isNamed = own.some((text) => text.includes(font.family))
    const need = needs.get(name)
    if (need === undefined && !isNamed) return []
    const few = font.family === 'Dossier Display' || name === 'Dossier Text semibold'
    const characters = isNamed || general.includes(name) ? everything : new Set([...(few ? ' ' : basic), ...(need?.characters ?? [])])
    const restyled = own.some((text) => /font-(variant|feature)/.test(text))
    return { ...font, characters: sorted(characters), ...(need && !isNamed && !restyled && { features: featuresOf(need) }) }
  })
}

function featuresOf({ superior, smallCaps }: Need): string[] {
  return [...shaping, ...figures, ...(superior ? ['sups'] : []), ...(smallCaps ? ['c2sc', 'smcp'] : [])]
}

/** By code point, so that the same characters give the same bytes. Controls and surrogates alone are no characters of a font. */
function sorted(characters: Iterable<string>): string {
  return [...characters]
    .filter((character) => !/[\p{Cc}\p{Cs}]/u.test(character))
    .sort()
    .join('')
}

function needOf(needs: Map<string, Need>, face: string): Need {
  const need = needs.get(face) ?? { characters: new Set(), seen: new Uint8Array(0x2100), superior: false, smallCaps: false }
  needs.set(face, need)
  return need
}

interface Setting {
  family: string
  bold: boolean
  italic: boolean
  superior: boolean
  smallCaps: boolean
}

function collect(node: Nodes, around: Setting, needs: Map<string, Need>): void {
  if (node.type === 'text') addText(node.value, around, needs)
  if (node.type !== 'root' && node.type !== 'element') return
  if (node.type === 'element' && (node.tagName === 'style' || node.tagName === 'script')) return
  const within = node.type === 'element' ? settingIn(node, around) : around
  for (const child of node.children) collect(child, within, needs)
}

/** Arabic letters are found in no other face; they have no italic. */
function addText(text: string, { family, bold, italic, superior, smallCaps }: Setting, needs: Map<string, Need>): void {
  const need = needOf(needs, `${family} ${cut({ bold, italic })}`)
  need.superior ||= superior
  need.smallCaps ||= smallCaps
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (need.seen[code]) continue
    if (code < need.seen.length) need.seen[code] = 1
    const character = String.fromCodePoint(text.codePointAt(index) ?? code)
    index += character.length - 1
    if (need.characters.has(character)) continue
    need.characters.add(character)
    if (!/\p{Script_Extensions=Arabic}/u.test(character)) continue
    const { characters } = needOf(needs, `Dossier Arabic ${cut({ bold, italic: false })}`)
    characters.add(' ').add(character)
  }
}

const sansClasses = ['table', 'box', 'contents', 'title-publisher', 'title-matter']
const sansElements = new Set(['figcaption', 'caption', 'table', 'nav', 'code', 'kbd', 'samp', 'pre', 'button', 'dialog', 'input', 'label'])
const boldElements = new Set(['strong', 'b', 'th', 'dt', 'caption', 'figcaption', 'summary'])
const italicElements = new Set(['em', 'i', 'cite'])

/** What style.css and the browser ask for within an element. */
function settingIn(element: Element, around: Setting): Setting {
  const { tagName, properties } = element
  if (properties['className'] === undefined && isPlain(tagName)) return around
  const within = { ...around }
  if (hasClass(element, 'footnotes')) within.family = 'Dossier Note'
  if (sansElements.has(tagName) || sansClasses.some((name) => hasClass(element, name))) within.family = 'Dossier Sans'
  if (boldElements.has(tagName) || hasClass(element, 'title-publisher')) within.bold = true
  if (italicElements.has(tagName)) within.italic = !(around.italic && tagName === 'em')
  if (tagName === 'cite' && around.family === 'Dossier Sans') within.family = 'Dossier Text'
  Object.assign(within, headings.get(tagName))
  if (hasClass(element, 'heading-number') && around.family === 'Dossier Display') within.bold = false
  if (isCall(element) || hasClass(element, 'call-separator')) Object.assign(within, { superior: true, bold: false, italic: false })
  if (hasClass(element, 'sc') || hasClass(element, 'small-caps')) within.smallCaps = true
  return within
}

const italicHeading = { family: 'Dossier Text', bold: false, italic: true }
const headings = new Map<string, Partial<Setting>>([
  ['h1', { family: 'Dossier Display', bold: true }],
  ['h2', { family: 'Dossier Display', bold: true }],
  ['h3', { family: 'Dossier Sans', bold: true }],
  ['h4', italicHeading],
  ['h5', italicHeading],
  ['h6', italicHeading],
])

/** Whether an element of this name is set as what stands around it. */
function isPlain(tagName: string): boolean {
  return !sansElements.has(tagName) && !boldElements.has(tagName) && !italicElements.has(tagName) && !headings.has(tagName)
}

function cut({ bold, italic }: Pick<Setting, 'bold' | 'italic'>): Cut {
  if (bold) return italic ? 'semibold italic' : 'semibold'
  return italic ? 'italic' : 'regular'
}

function cutOf({ style, weight }: Font): Cut {
  return cut({ bold: weight >= 600, italic: style === 'italic' })
}
