import type { BibliographyGroup } from '../model/chapter.ts'
import type { Source } from '../model/source.ts'
import type { SourceKind } from '../model/note.ts'
import { decode } from './marks.ts'
import type { StyleEngine } from './engine.ts'
import { keyOf } from './item.ts'

/** The groups of a note style's bibliography, in the order in which such papers have them. */
const groups = ['books', 'reports', 'un-documents', 'laws', 'judgments', 'articles', 'web', 'interviews', 'other'] as const
type Group = (typeof groups)[number]

const byKind: Readonly<Record<SourceKind, Group>> = {
  dataset: 'web',
  interview: 'interviews',
  judgment: 'judgments',
  law: 'laws',
  letter: 'interviews',
  'op-ed': 'articles',
  press: 'articles',
  report: 'reports',
  'un-document': 'un-documents',
  'web-index': 'web',
}

const byType: Readonly<Record<string, Group>> = {
  article: 'articles',
  'article-journal': 'articles',
  'article-magazine': 'articles',
  'article-newspaper': 'articles',
  bill: 'laws',
  book: 'books',
  broadcast: 'articles',
  chapter: 'books',
  classic: 'books',
  collection: 'books',
  dataset: 'web',
  entry: 'books',
  'entry-dictionary': 'books',
  'entry-encyclopedia': 'books',
  interview: 'interviews',
  legal_case: 'judgments',
  legislation: 'laws',
  'paper-conference': 'reports',
  periodical: 'articles',
  personal_communication: 'interviews',
  post: 'web',
  'post-weblog': 'web',
  regulation: 'laws',
  report: 'reports',
  review: 'articles',
  'review-book': 'articles',
  software: 'web',
  standard: 'laws',
  thesis: 'books',
  treaty: 'laws',
  webpage: 'web',
}

/** A symbol of the United Nations, such as `A/HRC/29/25/Add.2` or `CCPR/C/KAZ/CO/2`. */
const unSymbol = /^(?:A|E|S|ST|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|HRI|HRC|DP|TD|UNEP|UNODC)\/[A-Z0-9/.()-]+/u

/** Field by which the engine is asked for one group after the other. */
const groupField = 'dossier-group'

/** The group of a source: by what its literature note says it is, else by its type and number. */
function groupOf({ item, literature }: Source): Group {
  const kind = literature?.matter.kind
  if (kind) return byKind[kind]
  return unSymbol.test(String(item['number'] ?? '')) ? 'un-documents' : (byType[item.type] ?? 'other')
}

/** Field that makes the engine put an item into its group. */
export function groupMark(source: Source): Record<string, string> {
  return { [groupField]: groupOf(source) }
}

/** The bibliography of what was cited, sorted by the style; grouped by kind of source in a note style, one list in any other. */
export function makeBibliography({ engine, items }: StyleEngine, isNoteStyle: boolean): BibliographyGroup[] {
  if (engine.bibliography.tokens.length === 0 || items.size === 0) return []
  const sections = isNoteStyle ? groups.map((group) => [group]) : [[...groups]]
  return sections.flatMap((section) => {
    // Asked group by group, so that a dash for a repeated author never refers to another group.
    const made = engine.makeBibliography({ include: section.map((value) => ({ field: groupField, value })) })
    if (!made || made[1].length === 0) return []
    const [{ entry_ids: ids }, texts] = made
    const entries = texts.map((text, index) => ({ key: keyOf(ids[index]?.[0] ?? ''), content: decode(text.trim(), []) }))
    return [{ heading: isNoteStyle ? `bibliography-${section[0]}` : undefined, entries }]
  })
}
