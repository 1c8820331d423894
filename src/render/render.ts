import type { Element, Nodes } from 'hast'
import { raw } from 'hast-util-raw'
import type { Brief } from '../model/brief.ts'
import type { CitedBrief } from '../model/chapter.ts'
import type { Chart, Picture } from '../model/chart.ts'
import { countWords } from '../model/count-words.ts'
import type { Font } from '../model/font.ts'
import type { Image } from '../model/image.ts'
import type { Message, Noticed } from '../model/message.ts'
import { drawBody } from './body.ts'
import type { Context } from './context.ts'
import { neededFaces } from './faces.ts'
import { fontFaces } from './font-faces.ts'
import { headOf } from './head.ts'
import { outlineOf } from './outline.ts'
import { fillPage, type Frame, withHead } from './page.ts'
import { toHtml } from './stringify.ts'
import { checkStyleSheet, sheetsFor } from './style-sheet.ts'
import { type BriefView, briefView } from './view.ts'
import { bodyWords, plainText } from './words.ts'

/** What a page is made of, as it was drawn. */
export interface Drawn {
  contents: Element | undefined
  main: Element
  footnotes: Element | undefined
  view: BriefView
  frame: Frame
  /** What the frame shows around the body: the title page. */
  around: Nodes
}

export interface Rendered {
  drawn: Drawn
  /** The whole page as it is printed, with pictures and styles in it. */
  html: string
  /** Rules of the faces that it is set in, with their files: they are most of a page, and the same for many. */
  faceRules: string
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
  assets: { images: ReadonlyMap<string, Image>; fonts: readonly Font[]; pictures?: ReadonlyMap<Chart, Picture> },
): Noticed<Rendered> {
  const messages: Message[] = brief.styleSheets.flatMap(checkStyleSheet)
  const take = <T>({ value, messages: noticed }: Noticed<T>): T => {
    messages.push(...noticed)
    return value
  }
  const outline = take(outlineOf(cited, brief.matter.paragraphs))
  const context: Context = {
    brief,
    outline,
    footnotes: cited.footnotes,
    images: assets.images,
    pictures: assets.pictures ?? new Map(),
    path: brief.place.file,
    calls: new Map(),
    bibliography: () => undefined,
    messages,
  }
  const { contents, main, footnotes, footnoteText } = drawBody(cited, context)
  const parts = [contents, main, footnotes].filter((part): part is Element => part !== undefined)

  const view = take(briefView(brief))
  const body = parts.map((part) => toHtml(part)).join('\n')
  const frame = take(fillPage(brief, view))
  const around = parseBody(frame.around(''))
  const faces = neededFaces(assets.fonts, [around, ...parts], brief)
  const html = withHead(frame.around(body), headOf(brief, view, { fonts: [], styleSheets: sheetsFor('pages', brief), body }), view)
  const ofMain = countWords(plainText(main))
  const all = [contents, footnotes, around].reduce((sum, part) => sum + countWords(plainText(part)), ofMain)
  const ids = new Set(outline.byId.keys())
  return {
    value: {
      drawn: { contents, main, footnotes, view, frame, around },
      html,
      faceRules: fontFaces(faces).css,
      words: { body: bodyWords(main, ofMain), notes: countWords([...footnoteText.values()].join(' ')), all },
      footnoteText,
      ids,
    },
    messages,
  }
}

/** What the page's template prints around the body: the title page. */
function parseBody(page: string): Nodes {
  const body = page.replace(/^[\s\S]*<body\b[^>]*>/i, '')
  return raw({ type: 'root', children: [{ type: 'raw', value: body }] })
}
