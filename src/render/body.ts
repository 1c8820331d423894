import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import type { Chapter, CitedBrief } from '../model/chapter.ts'
import { bibliography } from './bibliography.ts'
import { contents, contentsEntries } from './contents.ts'
import type { Context } from './context.ts'
import { convert } from './convert.ts'
import { footnotes } from './footnotes.ts'
import { phrase } from '../model/phrase.ts'
import { typesetText } from './typeset.ts'

/** What stands between the title page and the end of the page. */
export interface Body {
  contents: Element | undefined
  main: Element
  footnotes: Element | undefined
  footnoteText: Map<number, string>
}

/** Draws the brief in reading order: the chapters first, since their calls are counted; then what leads back to them. */
export function drawBody(cited: CitedBrief, context: Context): Body {
  const { outline, brief } = context
  let placed = false
  const bibliographyOnce = () => {
    if (placed) return undefined
    placed = true
    return bibliography(cited.bibliography, context)
  }
  const chapters = cited.chapters.flatMap((chapter) => drawChapter(chapter, { ...context, bibliography: bibliographyOnce }))
  const entries = contentsEntries(outline.targets.values())
  const added = bibliographyOnce()
  if (added) {
    const id = outline.ids.claim('bibliography')
    const title = phrase(brief.strings, 'bibliography')
    added.properties['id'] = id
    added.children.unshift(h('h2', title))
    entries.push({ id, number: undefined, title, sections: [] })
  }
  const notesId = outline.ids.claim('notes')
  const notes = footnotes(context, notesId)
  if (notes.section && brief.matter.notes === 'end') {
    entries.push({ id: notesId, number: undefined, title: phrase(brief.strings, 'notes'), sections: [] })
  }
  const set = entries.map((entry) => setTitles(entry, brief.matter.lang))
  return {
    contents: contents(set, phrase(brief.strings, 'contents'), outline.ids.claim('contents-title')),
    main: h('main', { id: 'main' }, added ? [...chapters, added] : chapters),
    footnotes: notes.section,
    footnoteText: notes.text,
  }
}

function setTitles<T extends { title: string; sections: T[] }>(entry: T, lang: string): T {
  return { ...entry, title: typesetText(entry.title, lang), sections: entry.sections.map((section) => setTitles(section, lang)) }
}

/** A section for each heading of the first rank; what stands before it makes a section without one. */
function drawChapter({ tree, path, name }: Chapter, context: Context): Element[] {
  const { children }: Root = convert(tree, { ...context, path })
  const sections: Element[] = []
  for (const child of children) {
    if (child.type === 'doctype') continue
    if (child.type === 'element' && child.tagName === 'h2') sections.push(beginSection(child))
    else if (sections.length > 0) sections.at(-1)?.children.push(child)
    else if (child.type === 'element') sections.push(h('section.chapter', { id: context.outline.ids.claim(name) }, child))
  }
  return sections
}

/** The id goes to the section: it is what a reader who follows a link wants to see. */
function beginSection(heading: Element): Element {
  const { id, ...properties } = heading.properties
  const children: ElementContent[] = [{ ...heading, properties }]
  return h('section.chapter', { id }, children)
}
