import type { Element, Nodes } from 'hast'
import { raw } from 'hast-util-raw'
import { visit } from 'unist-util-visit'
import type { Brief } from '../model/brief.ts'
import type { CitedBrief } from '../model/chapter.ts'
import { countWords } from '../model/count-words.ts'
import type { Font, NeededFace } from '../model/font.ts'
import type { Image } from '../model/image.ts'
import type { Message, Noticed } from '../model/message.ts'
import { drawBody } from './body.ts'
import { hasClass } from './calls.ts'
import type { Context } from './context.ts'
import { neededFaces } from './faces.ts'
import { headOf } from './head.ts'
import { outlineOf } from './outline.ts'
import { fillPage, withHead } from './page.ts'
import { toHtml } from './stringify.ts'
import { checkStyleSheet } from './style-sheet.ts'
import { briefView } from './view.ts'
import { bodyWords, plainText } from './words.ts'

export interface Rendered {
  /** The whole page, with fonts, pictures and styles in it. */
  html: string
  /** The faces in it, and what it needs of each. */
  faces: NeededFace[]
  /** Visible words: of the chapters, of the footnotes, and of the whole page. */
  words: { body: number; notes: number; all: number }
  /** The text of each footnote's body, by its number. */
  footnoteText: Map<number, string>
  /** Of every section, box, table and figure. */
  ids: ReadonlySet<string>
}

/**
 * Turns a cited brief into a page that stands alone: safe whatever the authors wrote, and the same bytes for the same brief.
 *
 * Messages: `unknown-reference`, `duplicate-id`, `removed-markup`; of the page's template `template-syntax`, `unknown-value`,
 * `unknown-helper`, `partial-cycle`, `lost-text`; of the style sheets `blocked-request`.
 */
export function render(
  cited: CitedBrief,
  brief: Brief,
  assets: { images: ReadonlyMap<string, Image>; fonts: readonly Font[] },
): Noticed<Rendered> {
  const messages: Message[] = brief.styleSheets.flatMap(checkStyleSheet)
  const take = <T>({ value, messages: noticed }: Noticed<T>): T => {
    messages.push(...noticed)
    return value
  }
  const outline = take(outlineOf(cited.chapters))
  const context: Context = {
    brief,
    outline,
    footnotes: cited.footnotes,
    images: assets.images,
    path: brief.place.file,
    calls: new Map(),
    bibliography: () => undefined,
    messages,
  }
  const { contents, main, footnotes, footnoteText } = drawBody(cited, context)
  const parts = [contents, main, footnotes].filter((part): part is Element => part !== undefined)

  const view = take(briefView(brief))
  const body = parts.map((part) => toHtml(part)).join('\n')
  const page = take(fillPage(brief, view))
  const frame = parseBody(page.around(''))
  const faces = neededFaces(assets.fonts, [frame, ...parts], brief)
  const html = withHead(page.around(body), headOf(brief, view, { fonts: faces, sources: bibliographyText(main), body }), view)
  const all = parts.reduce((sum, part) => sum + countWords(plainText(part)), countWords(plainText(frame)))
  const ids = new Set(outline.byId.keys())
  return {
    value: { html, faces, words: { body: bodyWords(main), notes: countWords([...footnoteText.values()].join(' ')), all }, footnoteText, ids },
    messages,
  }
}

function bibliographyText(main: Element): string[] {
  const texts: string[] = []
  visit(main, 'element', (element) => {
    if (hasClass(element, 'bibliography-entry')) texts.push(plainText(element))
  })
  return texts
}

/** What the page's template prints around the body: the title page. */
function parseBody(page: string): Nodes {
  const body = page.replace(/^[\s\S]*<body\b[^>]*>/i, '')
  return raw({ type: 'root', children: [{ type: 'raw', value: body }] })
}
