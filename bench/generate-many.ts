import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Sentence, sentencesFrom } from './generate.ts'

/** What one project holds: 150 countries with four briefs each, of three sources with twenty notes each: 600 briefs, 9,000 notes. */
export const many = { countries: 150, sources: 3, notes: 20 }

const topics = ['association', 'bargaining', 'strike', 'trial'] as const

/** Its four folders of templates: which notes of a country each prints, and how. Fifteen notes have one topic. */
const briefs: Record<string, string> = {
  association: `${chapterOn('association')}\n\n# What is to be seen first\n\n{{#notes entity=params.country topic="trial" sort="date" limit=4 as |n|}}\n> {{quote n}}\n\n{{/notes}}`,
  bargaining: `${chapterOn('bargaining')}\n\n${chapterOn('strike')}`,
  strike: `${chapterOn('strike')}\n\n${tableOf('trial', 8)}`,
  trial: `${chapterOn('trial')}`,
}

/**
 * Writes a project as an index of countries keeps it: a folder of templates for each kind of brief, with a matrix of countries.
 *
 * @param countries how many; each adds four briefs and sixty notes
 */
export async function generateMany(root: string, countries = many.countries): Promise<void> {
  const files = new Map<string, string>()
  const sentence = sentencesFrom(countries)
  const places = Array.from({ length: countries }, (_, index) => `country-${String(index + 1).padStart(3, '0')}`)
  const library: object[] = []
  for (const [index, place] of places.entries()) {
    for (let count = 0; count < many.sources; count++) {
      const key = `${place}-report-${count + 1}`
      library.push(libraryEntry(key, index, sentence))
      const { notes, text } = literatureNote(key, place, sentence)
      files.set(`sources/notes/${key}.md`, notes)
      files.set(`sources/archive/${key}.txt`, text)
    }
  }
  files.set('sources/references.json', JSON.stringify(library, null, 1))
  files.set('sources/entities.yaml', places.map((place, index) => `${place}:\n  kind: place\n  name: Land No. ${index + 1}\n`).join(''))
  for (const [name, chapters] of Object.entries(briefs)) {
    files.set(`templates/${name}/brief.yaml`, `${briefYaml(name)}matrix:\n  country: [${places.join(', ')}]\n`)
    files.set(
      `templates/${name}/chapters/01-country.md.hbs`,
      `# The country\n\n{{entity params.country}} is one of those that this index covers.\n`,
    )
    files.set(`templates/${name}/chapters/02-evidence.md.hbs`, `${chapters}\n`)
  }
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
}

function briefYaml(name: string): string {
  return `title: Index of ${name}\nlang: en-GB\nversion: '1.0'\ndate: 2026-11-01\nstyle: notes-short\npage: { title: head, chapters: run-on }\nlimits: { words: 2500, count: body }\n`
}

function chapterOn(topic: (typeof topics)[number]): string {
  return `# On ${topic}\n\n{{#notes entity=params.country topic="${topic}" sort="date" as |n|}}\n**{{date n.date}}.** {{note n}}\n\n{{/notes}}`
}

function tableOf(topic: (typeof topics)[number], rows: number): string {
  const row = '| {{date n.date}} | {{n.statement}}{{cite n}} |'
  const list = `{{#notes entity=params.country topic="${topic}" sort="date" limit=${rows} as |n|}}\n${row}\n{{/notes}}`
  return `# On ${topic}\n\n:::table{title="Days of ${topic}"}\n| Day | What happened |\n| --- | --- |\n${list}\n:::`
}

function libraryEntry(id: string, index: number, sentence: Sentence): object {
  const issued = { 'date-parts': [[2023, 1 + (index % 12), 1 + (index % 28)]] }
  return { id, type: 'report', title: sentence(6), author: [{ literal: sentence(3) }], publisher: sentence(2), issued, language: 'en-GB' }
}

/** A captured text of twenty paragraphs, and a note on each with words of it. */
function literatureNote(key: string, place: string, sentence: Sentence): { notes: string; text: string } {
  const parts = Array.from({ length: many.notes }, (_, index) => {
    const quotation = sentence(12)
    const day = `20${12 + (index % 10)}-0${1 + (index % 9)}-1${index % 10}`
    const yaml = `locator: para. ${index + 1}\ndate: ${day}\ntopics: [${topics[index % topics.length]}]\nentities: [${place}]`
    const note = `## ${key}-${index + 1}\n\`\`\`yaml\n${yaml}\n\`\`\`\n> ${quotation}\n\n${sentence(24)}.\n`
    return { note, paragraph: `${sentence(30)}. ${quotation}. ${sentence(20)}.` }
  })
  const head = `---\nsource: ${key}\nkind: report\narchive: archive/${key}.txt\n---\n`
  return { notes: [head, ...parts.map(({ note }) => note)].join('\n'), text: parts.map(({ paragraph }) => paragraph).join('\n\n') }
}
