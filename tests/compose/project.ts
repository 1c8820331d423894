import { BriefMatter, type Brief } from '../../src/model/brief.ts'
import { CaseMatter } from '../../src/model/case.ts'
import type { Chapter } from '../../src/model/chapter.ts'
import type { Corpus } from '../../src/model/corpus.ts'
import { EntityMatter } from '../../src/model/entity.ts'
import { formatMessage } from '../../src/model/message.ts'
import { LiteratureMatter, NoteMatter, type Note } from '../../src/model/note.ts'
import type { Place } from '../../src/model/place.ts'
import { QuestionMatter } from '../../src/model/question.ts'
import { RecommendationMatter } from '../../src/model/recommendation.ts'
import type { Access } from '../../src/model/access.ts'
import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import { compose } from '../../src/compose/compose.ts'
import { writeMarkdown } from '../../src/markdown/processor.ts'

/** A corpus in short hand: what a test does not say has the value that a file without it would have. */
export interface Given {
  sources?: Record<string, { item?: object; literature?: object; access?: Access }>
  notes?: Record<string, { source?: string; statement?: string; quotation?: string; access?: Access } & Record<string, unknown>>
  entities?: Record<string, object>
  questions?: Record<string, object>
  recommendations?: Record<string, object>
  cases?: Record<string, object>
  brief?: object
  partials?: Record<string, string>
}

/** Entries of a file of `sources/`, one a line. */
function matters<T>(all: Record<string, object> | undefined, path: string, parse: (matter: object) => T) {
  const entries = Object.entries(all ?? {})
  return new Map(entries.map(([id, matter], index) => [id, located(id, parse(matter), { file: path, line: index + 1, column: 1 })]))
}

export function corpusOf(given: Given): Corpus {
  const sources: NonNullable<Given['sources']> = { report: {}, index: {}, ...given.sources }
  return {
    sources: new Map(
      Object.entries(sources).map(([key, { item, literature, access = 'public' }]) => {
        const place = { file: 'sources/references.json', line: 1, column: 1 }
        const matter = LiteratureMatter.parse({ source: key, ...literature })
        const made = { id: key, type: 'report', title: `Title of ${key}`, ...item }
        return [key, { key, item: made, place, access, isMissing: false, literature: { matter, place, placeOf: () => place, notes: [] } }]
      }),
    ),
    notes: new Map(Object.entries(given.notes ?? {}).map(([id, note], index) => [id, noteOf(id, note, index)])),
    entities: matters(given.entities, 'sources/entities.yaml', (matter) => EntityMatter.parse(matter)),
    questions: matters(given.questions, 'sources/questions.yaml', (matter) =>
      QuestionMatter.parse({ question: 'How many?', type: 'number', ...matter }),
    ),
    recommendations: matters(given.recommendations, 'sources/recommendations.yaml', (matter) => RecommendationMatter.parse(matter)),
    cases: matters(given.cases, 'sources/cases.yaml', (matter) => CaseMatter.parse(matter)),
    unread: { kinds: new Set(), subjects: new Set() },
  }
}

function file(name: string, text: string) {
  return { name, path: `templates/brief/${name}`, text }
}

function located<T>(id: string, matter: T, place: Place) {
  return { id, matter, place, placeOf: () => place }
}

function noteOf(id: string, note: NonNullable<Given['notes']>[string], index: number): Note {
  const { source = 'report', statement = `Statement of ${id}.`, quotation, access = 'public', ...matter } = note
  const at = (line: number) => ({ file: `sources/notes/${source}.md`, line: index * 10 + line, column: 1 })
  const made = NoteMatter.parse({ locator: 'p. 1', ...matter })
  const place = at(1)
  return {
    id,
    source,
    statement,
    quotation,
    access,
    matter: made,
    place,
    placeOf: () => place,
    lost: new Set(),
    quotationPlace: quotation === undefined ? undefined : at(5),
    statementPlace: at(7),
  }
}

export function briefOf(given: Given, chapters: Record<string, string>): Brief {
  const matter = BriefMatter.parse({ title: 'A brief', ...given.brief })
  const place = { file: 'templates/brief/brief.yaml', line: 1, column: 1 }
  return {
    name: 'brief',
    matter,
    place,
    placeOf: () => place,
    chapters: Object.entries(chapters).map(([name, text]) => ({ name, path: `templates/brief/chapters/${name}.md.hbs`, text })),
    partials: new Map(Object.entries(given.partials ?? {}).map(([name, text]) => [name, file(`partials/${name}.hbs`, text)])),
    page: file('page.html.hbs', ''),
    styleSheets: [],
    style: { path: '', xml: '', class: 'note', locales: new Map() },
    strings: stringsOf(matter.lang),
  }
}

/** The strings as the loader merges them: English, the language, the region. */
export function stringsOf(lang: string): Record<string, string> {
  const names = ['en', lang.split('-')[0] ?? lang, lang]
  return Object.assign({}, ...names.map(readLocale)) as Record<string, string>
}

function readLocale(name: string): object {
  try {
    return parseYaml(readFileSync(new URL(`../../templates/_base/locales/${name}.yaml`, import.meta.url), 'utf8')) ?? {}
  } catch {
    return {}
  }
}

export interface Composed {
  chapters: Chapter[]
  uses: string[]
  /** The first chapter as Markdown. */
  markdown: string
  messages: string[]
}

/** Composes chapters; one text is the chapter `01`. */
export function composed(given: Given, templates: string | Record<string, string>): Composed {
  const chapters = typeof templates === 'string' ? { '01': templates } : templates
  const { value, messages } = compose(corpusOf(given), briefOf(given, chapters))
  const first = value.chapters[0]
  return {
    chapters: value.chapters,
    uses: [...value.uses].toSorted(),
    markdown: first ? writeMarkdown(first.tree) : '',
    messages: messages.map(formatMessage),
  }
}
