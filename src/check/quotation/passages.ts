import type { Stretch } from '../../model/folded.ts'
import { readDay } from './day.ts'

/** A passage that begins with a day, as an index of incidents has them. */
export interface Entry {
  stretch: Stretch
  /** `YYYY-MM-DD` */
  day: string
  title: string
  /** Where the day is written. */
  dated: Stretch
}

/** How a captured text is built, as far as that can be seen in plain text. */
export interface Structure {
  entries: Entry[]
  /** What one elision may not leave: entries where the text has them, else turns of a conversation, else paragraphs; in order. */
  passages: Stretch[]
}

/** A line as long as this is a paragraph; shorter ones may be the lines of one. */
const longLine = 200

/** Finds entries, turns and paragraphs: of a list of dated incidents, an interview, or anything else. */
export function findStructure(text: string): Structure {
  const paragraphs = findParagraphs(text)
  const entries = findEntries(text)
  const turns = entries.length > 0 ? [] : findTurns(text, paragraphs)
  const larger = entries.length > 0 ? entries.map(({ stretch }) => stretch) : turns
  const first = larger[0]?.[0] ?? text.length
  return { entries, passages: [...paragraphs.filter(([start]) => start < first), ...larger] }
}

function findParagraphs(text: string): Stretch[] {
  const paragraphs: Stretch[] = []
  for (const block of text.matchAll(/[^\r\n]+(?:(?:\r\n?|\n)[^\S\r\n]*\S[^\r\n]*)*/g)) {
    const lines = [...block[0].matchAll(/[^\r\n]+/g)]
    const parts = lines.some(([line]) => line.length > longLine) ? lines : [{ 0: block[0], index: 0 }]
    for (const part of parts) {
      if (part[0].trim() === '') continue
      const start = block.index + part.index
      paragraphs.push([start, start + part[0].length])
    }
  }
  return paragraphs
}

/** Lines such as `Refusal to register the branch 23-12-2021`; one alone may be the date of the page. */
function findEntries(text: string): Entry[] {
  const heads: Omit<Entry, 'stretch'>[] = []
  const head =
    /(?<=^|(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n))(?:#+[ \t]*)?([^\r\n]{0,240}?)(?<!\p{N})((?:\d{2}([-./])\d{2}\3\d{4})|\d{4}-\d{2}-\d{2}|(?<=^|\n|# )(?:\d{1,2} \p{L}{3,12} \d{4}|\p{L}{3,12} \d{1,2}, \d{4}))[^\S\r\n]*(?=\r|\n|$)/gu
  for (const match of text.matchAll(head)) {
    const day = readDay(match[2] ?? '')
    if (day === undefined) continue
    const at = match.index + match[0].lastIndexOf(match[2] ?? '')
    heads.push({ day, title: (match[1] ?? '').trim(), dated: [at, at + (match[2] ?? '').length] })
  }
  if (heads.length < 2) return []
  const starts = heads.map(({ dated }) => text.lastIndexOf('\n', dated[0]) + 1)
  return heads.map((entry, index) => ({ ...entry, stretch: [starts[index] ?? 0, starts[index + 1] ?? text.length] }))
}

/** A conversation is a text in which every few paragraphs one of at least two speakers is named, each more than once. */
const rarestLabel = 0.25

function findTurns(text: string, paragraphs: readonly Stretch[]): Stretch[] {
  const labelled = paragraphs.flatMap((paragraph) => {
    const label = /^\s*((?:\p{Lu}[\p{L}'’.-]*)(?: \p{Lu}[\p{L}'’.-]*){0,3}):(?=\s)/u.exec(text.slice(...paragraph))?.[1]
    return label === undefined ? [] : [{ start: paragraph[0], label }]
  })
  const counts = new Map<string, number>()
  for (const { label } of labelled) counts.set(label, (counts.get(label) ?? 0) + 1)
  const speakers = [...counts].filter(([, count]) => count > 1).map(([label]) => label)
  // the first time a speaker is often named in full
  const turns = labelled.filter(({ label }) => speakers.some((speaker) => label === speaker || label.endsWith(` ${speaker}`)))
  if (speakers.length < 2 || turns.length < paragraphs.length * rarestLabel) return []
  return turns.map(({ start }, index) => [start, turns[index + 1]?.start ?? text.length])
}
