import type { FootnoteDefinition, Root } from 'mdast'
import { readFileSync } from 'node:fs'
import { toString } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { parse } from 'yaml'
import { parseMarkdown } from '../../src/markdown/processor.ts'
import { type Brief, BriefMatter, type Strings } from '../../src/model/brief.ts'
import type { BibliographyGroup, Chapter, CitedBrief, Footnote } from '../../src/model/chapter.ts'
import type { Font } from '../../src/model/font.ts'
import type { Image } from '../../src/model/image.ts'
import { formatMessage } from '../../src/model/message.ts'
import { render } from '../../src/render/render.ts'

const base = new URL('../../templates/_base/', import.meta.url)

/** The words of the interface in English. */
const strings: Strings = parse(readFileSync(new URL('locales/en.yaml', base), 'utf8'))

const baseFile = (name: string) => ({ path: `templates/_base/${name}`, text: readFileSync(new URL(name, base), 'utf8') })

/** A brief with the page and the look that every brief has unless it says otherwise. */
export function briefOf(matter: Record<string, unknown> = {}, parts: Partial<Brief> = {}): Brief {
  return {
    name: 'briefing',
    matter: BriefMatter.parse({ title: 'A title', ...matter }),
    place: { file: 'templates/briefing/brief.yaml', line: 1, column: 1 },
    placeOf: () => ({ file: 'templates/briefing/brief.yaml', line: 1, column: 1 }),
    chapters: [],
    partials: new Map(),
    page: baseFile('page.html.hbs'),
    styleSheets: [baseFile('style.css'), baseFile('screen.css')],
    style: { path: 'notes.csl', xml: '', class: 'note', locales: new Map() },
    strings,
    ...parts,
  }
}

/** Chapters whose written footnotes stand as citing leaves them: numbered in reading order, the bodies apart. `:ref[id]` is a cross-reference. */
function citedBrief(chapters: Readonly<Record<string, string>>, bibliography: BibliographyGroup[] = []): CitedBrief {
  const footnotes: Footnote[] = []
  const cited = Object.entries(chapters).map(([name, text]): Chapter => {
    const path = `templates/briefing/chapters/${name}.md.hbs`
    return { name, path, tree: numbered(parseMarkdown(text), path, footnotes) }
  })
  return { chapters: cited, footnotes, bibliography }
}

function numbered(tree: Root, path: string, footnotes: Footnote[]): Root {
  const bodies = new Map<string, FootnoteDefinition>()
  const numbers = new Map<string, number>()
  visit(tree, 'textDirective', (node, index, parent) => {
    if (node.name === 'ref' && index !== undefined) parent?.children.splice(index, 1, crossReference(toString(node), node.position))
  })
  visit(tree, 'footnoteDefinition', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    bodies.set(node.identifier, node)
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  visit(tree, 'footnoteReference', (node) => {
    const number = numbers.get(node.identifier) ?? footnotes.length + 1
    const place = { file: path, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 }
    if (!numbers.has(node.identifier)) {
      footnotes.push({ number, body: bodies.get(node.identifier)?.children ?? [], notes: [], sources: [], label: node.identifier, place })
    }
    numbers.set(node.identifier, number)
    node.identifier = `${number}`
  })
  return tree
}

function crossReference(target: string, position: Root['position']) {
  return { type: 'crossReference' as const, target, ...(position && { position }) }
}

/** Renders one chapter and returns the page's body, the messages as a user reads them, and the rest. */
export function renderText(text: string, brief: Brief = briefOf(), assets: { images?: Map<string, Image>; fonts?: Font[] } = {}) {
  return renderChapters({ '01-one': text }, brief, assets)
}

export function renderChapters(
  chapters: Readonly<Record<string, string>>,
  brief: Brief = briefOf(),
  assets: { images?: Map<string, Image>; fonts?: Font[]; bibliography?: BibliographyGroup[] } = {},
) {
  const { images = new Map(), fonts = [], bibliography } = assets
  const { value, messages } = render(citedBrief(chapters, bibliography), brief, { images, fonts })
  const body = /<body>\n?([\s\S]*)<\/body>/.exec(value.html)?.[1] ?? ''
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(value.html)?.[1] ?? ''
  return { ...value, body, main, messages: messages.map(formatMessage) }
}
