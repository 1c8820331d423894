import type { Element, Nodes } from 'hast'
import type { TextFile } from '../model/brief.ts'
import type { Font } from '../model/font.ts'
import { hasClass } from './calls.ts'

/** The cut of a face: what emphasis asks of its family. */
type Cut = 'regular' | 'italic' | 'semibold' | 'semibold italic'

/** What the base style sheet sets whether or not an author emphasises anything: headings, captions, the title page. */
const always: readonly string[] = [
  'Dossier Text regular',
  'Dossier Text italic',
  'Dossier Sans regular',
  'Dossier Sans semibold',
  'Dossier Display regular',
  'Dossier Display semibold',
]

/**
 * The faces that a page needs, so that it carries no others. A style sheet of the brief's own may set anything in any face of the
 * families that it names.
 */
export function neededFaces(fonts: readonly Font[], parts: readonly Nodes[], styleSheets: readonly TextFile[]): Font[] {
  const needed = new Set(always)
  for (const part of parts) collect(part, { family: 'Dossier Text', bold: false, italic: false }, needed)
  const own = styleSheets.filter(({ path }) => !/_base\/(style|screen|pages)\.css$/.test(path)).map(({ text }) => text)
  return fonts.filter((font) => needed.has(`${font.family} ${cutOf(font)}`) || own.some((text) => text.includes(font.family)))
}

interface Setting {
  family: string
  bold: boolean
  italic: boolean
}

function collect(node: Nodes, around: Setting, needed: Set<string>): void {
  if (node.type === 'text') needed.add(`${around.family} ${cut(around)}`)
  if (node.type !== 'root' && node.type !== 'element') return
  const within = node.type === 'element' ? settingIn(node, around) : around
  for (const child of node.children) collect(child, within, needed)
}

function settingIn(element: Element, { family, bold, italic }: Setting): Setting {
  const sans = ['table', 'box', 'contents'].some((name) => hasClass(element, name)) || element.tagName === 'figcaption'
  return {
    family: hasClass(element, 'footnotes') ? 'Dossier Note' : sans ? 'Dossier Sans' : family,
    bold: bold || element.tagName === 'strong' || element.tagName === 'b',
    italic: italic || ['em', 'i', 'cite'].includes(element.tagName),
  }
}

function cut({ bold, italic }: Pick<Setting, 'bold' | 'italic'>): Cut {
  if (bold) return italic ? 'semibold italic' : 'semibold'
  return italic ? 'italic' : 'regular'
}

function cutOf({ style, weight }: Font): Cut {
  return cut({ bold: weight >= 600, italic: style === 'italic' })
}
