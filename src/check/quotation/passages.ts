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

/** Where every line ends a sentence, no program broke them. */
const endsSentence = /[.!?…]["'”’»)\]]*\s*(?:[[(]\d+[\])])?\s*$/

function findParagraphs(text: string): Stretch[] {
  const paragraphs: Stretch[] = []
  for (const block of text.matchAll(/[^\r\n]+(?:(?:\r\n?|\n)[^\S\r\n]*\S[^\r\n]*)*/g)) {
    const lines = [...block[0].matchAll(/[^\r\n]+/g)]
    const isLineEach = lines.some(([line]) => line.length > longLine) || lines.every(([line]) => endsSentence.test(line))
    const parts = isLineEach ? lines : [{ 0: block[0], index: 0 }]
    for (const part of parts) {
      if (part[0].trim() === '') continue
      const start = block.index + part.index
      paragraphs.push([start, start + part[0].length])
    }
  }
  return paragraphs
}

/** A day at the end of a line, with or without a space before it; words for the month only behind a space. */
const dayAtEnd =
  /(?<!\p{N}|\p{N}[-./])(?:\d{1,2}([-./])\d{1,2}\1\d{4}|\d{4}-\d{2}-\d{2}|(?<!\S)(?:\d{1,2} \p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2}, \d{4}))$/u
/** A day at the beginning of a line, with a title behind it or none. */
const dayAtStart =
  /^(?:\d{1,2}([-./])\d{1,2}\1\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} \p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2}, \d{4})(?=$|\s*[:–—|]|\s-\s)/u

/** Lines such as `Refusal to register the branch 23-12-2021`, where one begins after what came before; one alone may be the page's date. */
function findEntries(text: string): Entry[] {
  const heads: (Omit<Entry, 'stretch'> & { start: number })[] = []
  let before = ''
  for (const { 1: line = '', index } of text.matchAll(/([^\r\n]*)(?:\r\n?|\n|$)/g)) {
    const head = before.trim() === '' || /[.!?"'”’)\]]\s*$/.test(before) ? readHead(line) : undefined
    if (head) heads.push({ ...head, start: index, dated: [index + head.dated[0], index + head.dated[1]] })
    before = line
  }
  if (heads.length < 2) return []
  return heads.map(({ start, ...entry }, index) => ({ ...entry, stretch: [start, heads[index + 1]?.start ?? text.length] }))
}

/** Longer lines than this are no titles. */
const longestTitle = 240

function readHead(line: string): Omit<Entry, 'stretch'> | undefined {
  const written = line.trimEnd()
  if (written.length > longestTitle || !/\d/.test(written)) return undefined
  const from = /^[\s#*]*/.exec(written)?.[0].length ?? 0
  const match = dayAtEnd.exec(written) ?? dayAtStart.exec(written.slice(from))
  const day = match && readDay(match[0])
  if (!day) return undefined
  const at = dayAtEnd.test(written) ? match.index : from
  const title = `${written.slice(from, at)} ${written.slice(at + match[0].length)}`.trim()
  return { day, title, dated: [at, at + match[0].length] }
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
