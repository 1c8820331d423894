import type { BlockContent, ListItem, PhrasingContent, RootContent } from 'mdast'
import type { Brief } from '../model/brief.ts'
import { formatDate } from '../model/format.ts'
import type { SaidFootnote, SaidSentence } from '../model/frozen.ts'
import { lastIssued } from '../model/issued.ts'
import { phrase } from '../model/phrase.ts'
import { compareSentences } from './compare-texts.ts'

/** What a brief says that an issued version did not. What that one said is not repeated: there may have been cause to take it out. */
export interface Changes {
  version: string
  /** `YYYY-MM-DD`. */
  date: string
  entries: { type: 'added' | 'changed' | 'sources'; text: string; footnotes: number[] }[]
  /** Sentences that are gone. */
  removed: number
}

/** What a brief says now. */
export interface Said {
  sentences: SaidSentence[]
  footnotes: SaidFootnote[]
}

/**
 * What has changed since a version was issued, by sentence and footnote; numbers of footnotes, sections and figures count for nothing.
 *
 * @param since by default the last version but the brief's own
 * @returns `undefined` where no such version was issued
 */
export function changesSince({ issued = [], matter }: Brief, said: Said, since?: string): Changes | undefined {
  const before = since === undefined ? lastIssued(issued, matter.version) : issued.find(({ version }) => version === since)
  if (!before) return undefined
  const entries: Changes['entries'] = []
  let removed = 0
  for (const pair of compareSentences(before, said)) {
    if (pair.type === 'removed') removed++
    else if (pair.type !== 'same') {
      const { text: words, facts = words, footnotes } = pair.now
      entries.push({ type: pair.type, text: facts, footnotes })
    }
  }
  return { version: before.version, date: before.date, entries, removed }
}

/** The changes as a paragraph and a list, in the brief's language. */
export function printChanges({ version, date, entries, removed }: Changes, { matter, strings }: Brief): RootContent[] {
  const { lang } = matter
  const slots = { version, date: formatDate(date, 'long', { lang, strings }) }
  if (entries.length === 0 && removed === 0) return [paragraph([text(phrase(strings, 'changes-none', slots))])]
  const items = entries.map(({ type, text: words, footnotes }) => {
    const called = matter.notes === 'none' ? [] : footnotes
    const notes = called.map((number) => phrase(strings, 'reference-note', { number: `${number}` })).join(', ')
    const label: PhrasingContent = { type: 'strong', children: [text(phrase(strings, `changes-${type}`))] }
    return item([label, text(` ${words}${notes && ` (${notes})`}`)])
  })
  const gone = removed > 0 ? [item([text(phrase(strings, 'changes-removed', { count: `${removed}` }))])] : []
  return [
    paragraph([{ type: 'strong', children: [text(phrase(strings, 'changes-since', slots))] }]),
    { type: 'list', ordered: false, spread: false, children: [...items, ...gone] },
  ]
}

function text(value: string): PhrasingContent {
  return { type: 'text', value }
}

function paragraph(children: PhrasingContent[]): BlockContent {
  return { type: 'paragraph', children }
}

function item(children: PhrasingContent[]): ListItem {
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] }
}
