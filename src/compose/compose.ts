import type { Brief } from '../model/brief.ts'
import type { Chapter } from '../model/chapter.ts'
import type { Corpus } from '../model/corpus.ts'
import type { Noticed, Subject } from '../model/message.ts'
import { sortMessages } from '../model/message.ts'
import { parseMarkdown } from '../markdown/processor.ts'
import { type Desk, layDesk } from './desk.ts'
import { preparePartials, type Runnable } from './partials.ts'
import { takeMarks } from './source-map.ts'
import { splice } from './splice.ts'
import { compileTemplate, type Template } from './template.ts'

/** A brief in Markdown trees, and everything of the corpus that it rests on: errors about that stop it. */
export interface Composed {
  chapters: Chapter[]
  uses: Set<Subject>
}

/** Runs the chapters' templates, in reading order, and fills the evidence into their trees. */
export function compose(corpus: Corpus, brief: Brief): Noticed<Composed> {
  const desk = layDesk(corpus, brief)
  const partials = new Map([...brief.partials].map(([name, file]) => [name, compileTemplate(file)]))
  const templates = brief.chapters.map((file) => ({ ...compileTemplate(file), name: file.name }))
  desk.messages.push(...[...partials.values(), ...templates].flatMap(({ messages }) => messages))
  const { runnable, messages } = preparePartials(templates, partials)
  desk.messages.push(...messages)
  const chapters = templates.map((template) => composeChapter(desk, template.name, template, runnable))
  return { value: { chapters, uses: desk.uses }, messages: sortMessages(desk.messages) }
}

function composeChapter(desk: Desk, name: string, template: Template, partials: Runnable): Chapter {
  desk.chapter = name
  desk.values = []
  const rendered = template.run(desk.globals, { data: { desk }, partials })
  const { text, placeAt } = takeMarks(rendered, { file: template.path, line: 1, column: 1 })
  const tree = parseMarkdown(text)
  splice(tree, { values: desk.values, placeAt, messages: desk.messages })
  return { name, path: template.path, tree }
}
