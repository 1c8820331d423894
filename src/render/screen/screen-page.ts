import type { Element } from 'hast'
import { visit } from 'unist-util-visit'
import type { Brief } from '../../model/brief.ts'
import type { Entity } from '../../model/entity.ts'
import type { Font, NeededFace } from '../../model/font.ts'
import type { ScreenFiles } from '../../model/screen-files.ts'
import type { ShownNote } from '../../model/shown-note.ts'
import { hasClass } from '../calls.ts'
import { neededFaces } from '../faces.ts'
import { headOf } from '../head.ts'
import { withHead } from '../page.ts'
import type { Drawn } from '../render.ts'
import { toHtml } from '../stringify.ts'
import { sheetsFor } from '../style-sheet.ts'
import { plainText } from '../words.ts'
import { withEvidence } from './evidence.ts'
import { linkedData } from './linked-data.ts'
import { otherNames } from './names.ts'
import { idsIn, withParagraphIds } from './paragraph-ids.ts'
import { fillTools } from './tools.ts'

/** What a page gets beyond what was drawn. */
export interface ScreenAssets {
  fonts: readonly Font[]
  /** The evidence behind each footnote, as its readers may see it. */
  notes: ReadonlyMap<number, readonly ShownNote[]>
  entities: Iterable<Entity>
  files: ScreenFiles
}

/** A page with the faces whole, and what it needs of each. */
export interface ScreenPage {
  html: string
  faces: NeededFace[]
}

/**
 * The page of a brief for reading on a screen: complete without its script, which adds sidenotes, search and the rest. Footnotes lead
 * to their evidence, every paragraph can be linked to, and the browser runs nothing but Dossier's one script, known by its hash.
 */
export function screenPage(drawn: Drawn, brief: Brief, { fonts, notes, entities, files }: ScreenAssets): ScreenPage {
  const { contents, main, footnotes, view, frame, around } = drawn
  const given = [contents, main, footnotes].filter((part) => part !== undefined)
  const parts = given.map((part) => {
    if (part === main) return withParagraphIds(part, idsIn([around, ...given]))
    return part === footnotes ? withEvidence(part, notes, brief.strings) : part
  })
  const names = otherNames(entities, [around, ...given].map((part) => plainText(part)).join(' '))
  const tools = fillTools(brief, view, names, files)
  const body = [...parts.map((part) => toHtml(part)), tools.html].join('\n')
  const faces = neededFaces(fonts, [around, ...parts, tools.tree], brief)
  const head = headOf(brief, view, {
    fonts: faces,
    styleSheets: sheetsFor('screen', brief),
    body,
    script: files.script,
    linkedData: linkedData(brief, view, bibliographyText(main)),
  })
  return { html: withHead(frame.around(body), head, view), faces }
}

function bibliographyText(main: Element): string[] {
  const texts: string[] = []
  visit(main, 'element', (element) => {
    if (hasClass(element, 'bibliography-entry')) texts.push(plainText(element))
  })
  return texts
}
