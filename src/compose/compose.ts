import type { Brief } from '../model/brief.ts'
import type { Fact } from '../model/brief-facts.ts'
import type { Chapter } from '../model/chapter.ts'
import type { Corpus } from '../model/corpus.ts'
import { error, type Noticed, sortMessages, type Subject } from '../model/message.ts'
import type { OptionalPart } from '../model/optional-part.ts'
import { parseMarkdown } from '../markdown/processor.ts'
import { checkCitations } from './check-citations.ts'
import { type Desk, layDesk, type PrintedValue } from './desk.ts'
import { checkSides } from './check-sides.ts'
import { lintFences } from './lint-fences.ts'
import { lintFootnotes } from './lint-footnotes.ts'
import { lintTree } from './lint-tree.ts'
import { restoreColons } from './restore-colons.ts'
import { chaptersKept, optionalParts } from './optional-parts.ts'
import { preparePartials, type Runnable } from './partials.ts'
import { takeMarks } from './source-map.ts'
import { splice } from './splice.ts'
import { statedAnswers } from './stated-answers.ts'
import { compileTemplate, type Template } from './template.ts'

/** A brief as Markdown trees, and everything of the corpus that it rests on: errors about that stop it. */
export interface Composed {
  chapters: Chapter[]
  uses: Set<Subject>
  /** What it may lose where it is too long, and what it has lost. */
  optional: OptionalPart[]
  /** What it says to questions by `{{answer}}` and by statements. */
  answers: Fact[]
}

/** A chapter whose template has run. */
interface Draft {
  name: string
  path: string
  rendered: string
  values: readonly PrintedValue[]
}

/**
 * Runs the chapters' templates in reading order, then fills what they printed into the trees of their Markdown.
 *
 * All templates run first, because some lists, such as that of names, are only known when the last chapter is.
 */
export function compose(corpus: Corpus, brief: Brief): Noticed<Composed> {
  const desk = layDesk(corpus, brief)
  const partials = new Map([...brief.partials].map(([name, file]) => [name, compileTemplate(file)]))
  const templates = chaptersKept(brief).map((file) => ({ name: file.name, template: compileTemplate(file) }))
  const chapterTemplates = templates.map(({ template }) => template)
  const { runnable, messages } = preparePartials(chapterTemplates, partials, (message) => desk.messages.push(message))
  desk.messages.push(...messages, ...[...partials.values(), ...chapterTemplates].flatMap((template) => template.messages))
  const drafts = templates.map(({ name, template }) => runTemplate(desk, name, template, runnable))
  const chapters = drafts.map((draft) => toChapter(desk, draft))
  desk.messages.push(...checkSides(desk))
  return {
    value: { chapters, uses: desk.uses, optional: optionalParts(desk, chapters), answers: [...desk.answers, ...statedAnswers(desk)] },
    messages: sortMessages(desk.messages),
  }
}

function runTemplate(desk: Desk, name: string, { path, run }: Template, partials: Runnable): Draft {
  desk.chapter = name
  desk.values = []
  const rendered = runSafely(desk, path, () => run(desk.globals, { data: { desk }, partials }))
  return { name, path, rendered, values: desk.values }
}

/** A partial whose name is computed may include itself without end; that no one can see before it runs. */
function runSafely({ messages }: Desk, path: string, run: () => string): string {
  try {
    return run()
  } catch (thrown) {
    if (!(thrown instanceof RangeError && thrown.message.includes('call stack'))) throw thrown
    const place = { file: path, line: 1, column: 1 }
    messages.push(
      error(place, 'partial-cycle', 'a partial of this chapter includes itself without end', 'look for {{> (…)}} in its partials'),
    )
    return ''
  }
}

function toChapter(desk: Desk, { name, path, rendered, values }: Draft): Chapter {
  const { text, placeAt } = takeMarks(rendered, { file: path, line: 1, column: 1 })
  const tree = parseMarkdown(text)
  restoreColons(tree, text)
  desk.messages.push(...lintFootnotes(tree, text, placeAt), ...lintFences(tree, text, placeAt))
  splice(tree, { values, text, placeAt, messages: desk.messages })
  desk.messages.push(...lintTree(tree, { file: path, line: 1, column: 1 }), ...checkCitations(tree, desk))
  return { name, path, tree }
}
