import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PhrasingContent, Root, RootContent } from 'mdast'
import { cite } from '../../src/cite/cite.ts'
import { loadLibrary } from '../../src/load/library/library.ts'
import { parseMarkdown, writeMarkdown } from '../../src/markdown/processor.ts'
import { type Brief, BriefMatter } from '../../src/model/brief.ts'
import type { Chapter, CitedBrief } from '../../src/model/chapter.ts'
import type { Corpus } from '../../src/model/corpus.ts'
import { formatMessage } from '../../src/model/message.ts'

const csl = join(import.meta.dirname, '../../templates/_base/csl')

/** A library of generic sources, one of each kind that the styles tell apart. */
export const library = `
- {id: report, type: report, title: "“No Enemies”: Violations of Workers’ Rights", title-short: "“No Enemies”", author: {literal: A Rights Body}, issued: 2016-11, publisher: A Rights Body, language: en}
- {id: opinion, type: article-newspaper, title: The Labor Crackdown and Possible Unintended Consequences, title-short: The Labor Crackdown, author: {family: Writer, given: B.}, issued: 2017-01~, archive: copy on file, language: en}
- {id: index, type: webpage, title: In practice, author: {literal: Union Confederation}, container-title: Rights Index, language: en}
- {id: talk, type: article-magazine, title: Politicised Labour Disputes, genre: interview with C. Speaker, author: {family: Author, given: A.}, container-title: A Review, number: Issue 679, issued: 2012-07-06, archive: A Library, accessed: 2016-05-27, language: en}
- {id: book, type: book, title: The right to strike, author: [{family: Author, given: A.}, {family: Writer, given: B.}], publisher: Press, publisher-place: London, issued: 2012, edition: 2, language: en}
- {id: chapter, type: chapter, title: A part, author: {family: Author, given: A.}, editor: {family: Editor, given: D.}, container-title: The whole, publisher: Press, issued: 2013, page: 12-34, language: en}
- {id: article, type: article-journal, title: Paper on "strikes", author: {family: Author, given: A.}, container-title: Journal, volume: 12, issue: 3, page: 101-120, issued: 2014, DOI: 10.1000/xyz, language: en}
- {id: un, type: report, title: Report of the Special Rapporteur, author: {literal: Human Rights Council}, number: A/HRC/29/25/Add.2, issued: 2015-06-16, language: en}
- {id: law, type: legislation, title: О профессиональных союзах, number: 333-VI, issued: 2014-06-27}
- {id: case, type: legal_case, title: A v. B, authority: European Court of Human Rights, number: 12/34, issued: 2009-04-21, language: en}
- {id: interview, type: interview, title: "A Rights Body interview with Asel A. (not her real name)", event-place: Almaty, issued: 2024-05-03, language: en}
- {id: page, type: webpage, title: A page?, author: {literal: Body}, container-title: Site, URL: "https://example.org/a?b=1&c=2", accessed: 2024-05-03, language: en}
- {id: russian, type: book, title: Право на жизнь, author: {family: Автор, given: А.}, publisher: Юрист, issued: 2011}
- {id: undated, type: book, title: Without a date, author: {literal: Nobody}, language: en}
`

export interface Setup {
  style?: string
  lang?: string
  library?: string
  kinds?: Record<string, string>
}

/** Cites Markdown chapters in a style of ours, by name, or of the user's, as XML. */
export function citeText(texts: string | readonly string[], setup: Setup = {}): CitedBrief & { messages: string[] } {
  const chapters = [texts].flat().map((text, index): Chapter => ({ name: `${index}`, path: `c${index}.md.hbs`, tree: parseMarkdown(text) }))
  return citeChapters(chapters, setup)
}

export function citeChapters(
  chapters: readonly Chapter[],
  { style = 'notes', lang = 'en-GB', library: items = library, kinds = {} }: Setup = {},
) {
  const xml = style.startsWith('<') ? style : readFileSync(join(csl, `${style}.csl`), 'utf8')
  const loaded = loadLibrary([{ path: 'sources/references.yaml', text: items }])
  if (loaded.messages.length > 0) throw new Error(loaded.messages.map(formatMessage).join('\n'))
  const sources = new Map(
    [...loaded.value].map(([key, entry]) => [
      key,
      { ...entry, access: 'public', literature: Object.hasOwn(kinds, key) ? { matter: { kind: kinds[key] } } : undefined },
    ]),
  )
  const placeOf = ([key]: readonly (string | number)[]) => ({
    file: 'brief.yaml',
    line: key === 'lang' ? 2 : key === 'style' ? 3 : 1,
    column: 1,
  })
  const kind = /class="in-text"/u.test(xml) ? 'in-text' : 'note'
  const brief = {
    matter: BriefMatter.parse({ title: 'A brief', lang, style: style.startsWith('<') ? 'own' : style }),
    placeOf,
    style: { path: style.startsWith('<') ? 'own.csl' : `dossier:templates/_base/csl/${style}.csl`, xml, class: kind, locales },
  }
  const { value, messages } = cite(chapters, { sources } as unknown as Corpus, brief as unknown as Brief)
  return { ...value, messages: messages.map(formatMessage) }
}

/** The locales that Dossier ships. */
export const locales = new Map(
  readdirSync(csl)
    .filter((name) => name.startsWith('locales-'))
    .map((name) => [name.slice('locales-'.length, -'.xml'.length), readFileSync(join(csl, name), 'utf8')]),
)

/** The footnotes as Markdown, without links' angles. */
export function notesOf(texts: string | readonly string[], setup?: Setup): string[] {
  return citeText(texts, setup).footnotes.map(({ body }) => plain(body))
}

/** The chapters as Markdown with `[^1]` for calls. */
export function textsOf(texts: string | readonly string[], setup?: Setup): string[] {
  return citeText(texts, setup).chapters.map(({ tree }) => plain(tree.children))
}

export function plain(content: readonly (RootContent | PhrasingContent)[]): string {
  const isInline = content.some(({ type }) => type === 'text' || type === 'emphasis' || type === 'link')
  const children = isInline ? [{ type: 'paragraph', children: content }] : content
  const written = writeMarkdown({ type: 'root', children } as Root).trim()
  return written.replaceAll(/\\([^\w\s])/gu, '$1').replaceAll(/<(https?:[^>]*)>/gu, '$1')
}
