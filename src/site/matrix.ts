import { differing, saidTo } from '../model/said.ts'
import type { BriefEntry } from '../model/brief-entry.ts'
import type { Corpus } from '../model/corpus.ts'
import { phrase } from '../model/phrase.ts'
import type { SiteFiles } from '../model/site-files.ts'
import { href } from './list.ts'
import { fillPage } from './page.ts'

interface Row {
  id: string
  what: string
  /** Whether briefs differ in it. */
  differs: boolean
  /** For each brief the forms that it prints. */
  cells: { lang: string; forms: string[] }[]
}

/** The page that shows, for use inside, what each brief says to each question, how it names whom, and what it asks of whom. */
export function drawMatrix(entries: readonly BriefEntry[], corpus: Corpus, files: SiteFiles): string {
  const word = (key: string) => phrase(files.strings, key)
  return fillPage(files.matrix, files, {
    title: word('site-consistency'),
    briefs: entries.map(({ name, title, lang, files: own }) => ({
      name,
      title,
      lang,
      href: own.includes('brief.html') ? href(name, 'brief.html') : '',
    })),
    tables: [
      { id: 'questions', title: word('site-questions'), rows: questionRows(entries, corpus) },
      { id: 'names', title: word('site-names'), rows: nameRows(entries, corpus) },
      { id: 'requests', title: word('site-requests'), rows: requestRows(entries, corpus, word('site-asked')) },
    ].filter(({ rows }) => rows.length > 0),
  })
}

function questionRows(entries: readonly BriefEntry[], corpus: Corpus): Row[] {
  const said = saidTo(entries.map(({ name, facts }) => ({ brief: name, facts })))
  const rows = [...corpus.questions.values()].map(({ id, matter }): Row => {
    const forms = said.get(id) ?? []
    const cells = entries.map(({ lang, facts }) => ({
      lang,
      forms: unique(facts.answers.filter(({ question }) => question === id).map(({ form }) => form)),
    }))
    return { id, what: matter.question, differs: forms.length > 0 && differing(forms).others.length > 0, cells }
  })
  return printed(rows)
}

function nameRows(entries: readonly BriefEntry[], corpus: Corpus): Row[] {
  const rows = [...corpus.entities.values()]
    .filter(({ matter }) => matter.protection === 'public')
    .map(({ id, matter }): Row => {
      return { id, what: matter.name, differs: false, cells: entries.map(({ lang, facts }) => ({ lang, forms: facts.names[id] ?? [] })) }
    })
  return printed(rows)
}

function requestRows(entries: readonly BriefEntry[], corpus: Corpus, asked: string): Row[] {
  const rows = [...corpus.recommendations.values()].map(({ id, matter }): Row => {
    const to = corpus.entities.get(matter.to)?.matter
    const cells = entries.map(({ lang, facts }) => ({ lang, forms: facts.recommendations.includes(id) ? [asked] : [] }))
    return { id, what: `${to?.short ?? to?.name ?? matter.to}: ${matter.do}`, differs: false, cells }
  })
  return printed(rows)
}

/** Rows of which at least one brief says something. */
function printed(rows: readonly Row[]): Row[] {
  return rows.filter(({ cells }) => cells.some(({ forms }) => forms.length > 0))
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)]
}
