import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const vocabulary =
  `the of and a to in is was for on that with as by at from which not or had were been its their has this these after before
union workers registration authorities company strike agreement committee court prosecutor regional national federation employer
employees organisation independent representative convention freedom association collective bargaining negotiation legislation
article paragraph government ministry department application refusal decision hearing testimony interview published reported
documented described according official statement inquiry investigation inspection restriction requirement membership affiliation
territorial industrial local international responsibility remuneration conditions safety compensation dismissal reinstatement
activity leader member meeting assembly permission administrative criminal charge sentence appeal release evidence source
archive witness confirmed denied received responded requested submitted returned delayed extended suspended dissolved recognised
during between several further however therefore although because whether every each many other same several first second third
month year week spring autumn December January working group question answer letter page passage record register number`
    .split(/\s+/)
    .filter((word) => word !== '')

/** A small linear congruential generator (constants of Numerical Recipes): the same text on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** The size of one unit: a report of about 16,000 words with 224 footnotes, in eight chapters. */
export const unit = { chapters: 8, footnotes: 28, paragraphs: 28, words: 66 }

/**
 * Writes a project whose brief `report` has `factor` times 16,000 words and 224 footnotes: half of them evidence notes, the
 * others Pandoc citations and footnotes written by hand, with a table and a box in each chapter.
 */
export async function generateProject(root: string, factor: number): Promise<void> {
  const random = generator(factor)
  const sentence = sentencesFrom(random)
  const chapters = unit.chapters * factor
  const sources = 24 * factor
  const files = new Map<string, string>()
  files.set(
    'sources/references.json',
    JSON.stringify(
      Array.from({ length: sources }, (_, index) => item(index, sentence)),
      null,
      1,
    ),
  )
  const notes = Array.from({ length: chapters }, () => [] as string[])
  for (const [index, ids] of notes.entries()) {
    for (let count = 0; count < unit.footnotes / 2; count++) ids.push(`note-${index}-${count}`)
    files.set(`sources/notes/source-${index}.md`, literatureNote(`source-${index % sources}`, ids, sentence))
  }
  files.set('templates/report/brief.yaml', `title: A report of ${factor} × 16,000 words\nlang: en-GB\nversion: 1.0\ndate: 2026-11-01\n`)
  for (const [index, ids] of notes.entries()) {
    const name = String(index + 1).padStart(3, '0')
    files.set(`templates/report/chapters/${name}-chapter.md.hbs`, chapter(ids, sources, random, sentence))
  }
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
}

/** Writes so many words, the first with a capital. */
export type Sentence = (words: number) => string

/** Sentences of the vocabulary, the same for the same seed or generator. */
export function sentencesFrom(seed: number | ((below: number) => number)): Sentence {
  const random = typeof seed === 'number' ? generator(seed) : seed
  return (words) => {
    const text = Array.from({ length: words }, () => vocabulary[random(vocabulary.length)]).join(' ')
    return `${text[0]!.toUpperCase()}${text.slice(1)}`
  }
}

function item(index: number, sentence: Sentence): object {
  const issued = { 'date-parts': [[2011 + (index % 12), 1 + (index % 12), 1 + (index % 28)]] }
  return {
    id: `source-${index}`,
    type: 'report',
    title: sentence(6),
    author: [{ literal: sentence(3) }],
    publisher: sentence(2),
    issued,
    language: 'en-GB',
  }
}

function literatureNote(source: string, ids: readonly string[], sentence: Sentence): string {
  const notes = ids.map((id, index) => `## ${id}\n\`\`\`yaml\nlocator: p. ${index + 3}\n\`\`\`\n> ${sentence(9)}\n\n${sentence(22)}.\n`)
  return `---\nsource: ${source}\nkind: report\n---\n\n${notes.join('\n')}`
}

function chapter(ids: readonly string[], sources: number, random: (below: number) => number, sentence: Sentence): string {
  const parts = [`# ${sentence(5)}`]
  for (let index = 0; index < unit.paragraphs; index++) {
    if (index % 7 === 3) parts.push(`## ${sentence(4)}`)
    if (index === 10) parts.push(`:::box{title="${sentence(4)}"}\n${sentence(40)}.\n:::`)
    if (index === 18) parts.push(table(sentence))
    const evidence = ids[index / 2]
    const cited =
      evidence !== undefined
        ? ` {{note "${evidence}"}}`
        : index % 6 === 5
          ? `[^n${index}]`
          : ` [@source-${random(sources)}, p. ${random(90) + 1}]`
    const text = Array.from({ length: 3 }, () => `${sentence(unit.words / 3 - (evidence ? 7 : 0))}.`).join(' ')
    parts.push(cited.startsWith(' [@') ? `${text.slice(0, -1)}${cited}.` : `${text}${cited}`)
    if (cited.startsWith('[^')) parts.push(`[^n${index}]: ${sentence(28)}; see @source-${random(sources)} [p. ${random(90) + 1}].`)
  }
  return `${parts.join('\n\n')}\n`
}

function table(sentence: Sentence): string {
  const rows = Array.from({ length: 6 }, (_, index) => `| ${index + 1} May 2015 | ${sentence(6)} | ${index * 137} |`)
  return `:::table{title="${sentence(6)}"}\n| Date | What | Figures |\n| --- | --- | ---: |\n${rows.join('\n')}\n:::`
}
