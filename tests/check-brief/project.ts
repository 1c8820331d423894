import { checkProject } from '../../src/build.ts'
import { formatMessage, type Message } from '../../src/model/message.ts'
import { folderWith } from '../support/folder.ts'

/** A project in short hand: notes as `{ id: [yaml, statement] }`, all of one report of 2014 unless `source` says otherwise. */
export interface Given {
  notes?: Record<string, readonly [yaml: string, statement: string]>
  library?: object[]
  /** Header of the literature note of a source, after `source:`. */
  headers?: Record<string, string>
  /** Notes by source, where there is more than the report. */
  notesOf?: Record<string, Record<string, readonly [yaml: string, statement: string]>>
  entities?: string
  questions?: string
  brief?: string
}

const report = {
  id: 'ledger',
  type: 'report',
  title: 'The Harbour Ledger',
  author: [{ literal: 'Harbour Office' }],
  issued: { 'date-parts': [[2014, 5, 2]] },
}

/** The messages on a project whose brief has these paragraphs, one a line of the chapter with a blank one between. */
export async function check(given: Given, paragraphs: readonly string[] = ['Nothing is said.']): Promise<Message[]> {
  const notes = { ledger: given.notes ?? {}, ...given.notesOf }
  const files: Record<string, string> = {
    'sources/references.json': JSON.stringify([report, ...(given.library ?? [])]),
    'templates/brief/brief.yaml': `title: The quay\nformats: [html]\n${given.brief ?? ''}`,
    'templates/brief/chapters/01-quay.md.hbs': `# The quay\n\n${paragraphs.join('\n\n')}\n`,
    ...(given.entities !== undefined && { 'sources/entities.yaml': given.entities }),
    ...(given.questions !== undefined && { 'sources/questions.yaml': given.questions }),
  }
  for (const [key, own] of Object.entries(notes)) {
    const written = Object.entries(own).map(
      ([id, [yaml, statement]]) =>
        `\n## ${id}\n\`\`\`yaml\n${yaml.includes('locator:') ? '' : 'locator: p. 1\n'}${yaml}\n\`\`\`\n> words of the source\n\n${statement}\n`,
    )
    files[`sources/notes/${key}.md`] = `---\nsource: ${key}\n${given.headers?.[key] ?? 'kind: report'}\n---\n${written.join('')}`
  }
  const root = await folderWith(files)
  return (await checkProject({ root })).messages
}

/** For each paragraph the rules that it broke. */
export async function rulesByParagraph(given: Given, paragraphs: readonly string[]): Promise<Record<string, string[]>> {
  const messages = await check(given, paragraphs)
  const stray = messages.filter(({ file }) => !file.endsWith('.md.hbs'))
  if (stray.length > 0) throw new Error(stray.map(formatMessage).join('\n'))
  let line = 3
  return Object.fromEntries(
    paragraphs.map((paragraph) => {
      const own = messages.filter((message) => message.line === line).map(({ rule }) => rule)
      line += 2
      return [paragraph, [...new Set(own)]]
    }),
  )
}

/** What `rulesByParagraph` gives where every paragraph breaks one rule, or none. */
export function each(paragraphs: readonly string[], rules: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(paragraphs.map((paragraph) => [paragraph, [...rules]]))
}
