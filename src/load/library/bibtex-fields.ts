import type { BibEntry } from '@citation-js/core'
import { markBraces, readMarks } from './bibtex-braces.ts'
import { citationJs } from './citation-js.ts'
import { readEdtf } from './date.ts'
import { knownFields, types } from './fields.ts'

const nameFields = new Set(['author', 'editor', 'translator', 'bookauthor', 'interviewer', 'recipient'])
const titleFields = new Set([
  'title',
  'subtitle',
  'booktitle',
  'booksubtitle',
  'maintitle',
  'mainsubtitle',
  'journaltitle',
  'journal',
  'shorttitle',
  'eventtitle',
  'series',
])
const dateFields = { date: 'issued', urldate: 'accessed', eventdate: 'event-date', origdate: 'original-date' }

/** Legal types, and types of CSL that people write in .bib files, where BibLaTeX has none. */
const subtypes: Readonly<Record<string, string>> = { newspaper: 'article-newspaper', magazine: 'article-magazine' }

/** A field that citation-js drops, for the field of CSL that it belongs to. */
interface Dropped {
  target: string
  as: 'author' | 'title'
  value: string
}

/**
 * Turns BibLaTeX entries into fields of CSL, by citation-js; then restores from the entries what it drops: names of bodies, protected
 * case, approximate dates, interviewers, recipients, numbers and courts of legal documents.
 */
export function convertEntries(entries: readonly BibEntry[]): Record<string, unknown>[] {
  const dropped = entries.map(droppedFields)
  // What is dropped is converted as the author or title of entries made for it, so that its TeX is read too.
  const extra = dropped.flat().map(({ as, value }): BibEntry => ({
    type: 'misc',
    label: 'dropped',
    properties: { [as]: markBraces(as === 'author' ? 'names' : 'title', value) },
  }))
  const converted = convert([...entries.map(withMarks), ...extra])
  const restored = converted.slice(entries.length)
  return entries.map((entry, index) => {
    const fields: Record<string, unknown> = { ...knownFields(converted[index]), ...readDates(entry) }
    for (const { target, as } of dropped[index] ?? []) fields[target] = restored.shift()?.[as]
    if (fields['authority'] === fields['publisher']) delete fields['publisher']
    const read = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, readMarks(value)]))
    return { ...read, ...typeOf(entry, read) }
  })
}

function convert(entries: readonly BibEntry[]): Record<string, unknown>[] {
  try {
    return entries.length > 0 ? chain(entries) : []
  } catch {
    // one entry cannot be converted, or cross-references run in a circle: each on its own, without what it refers to
    return entries.map(({ type, label, properties }) => chain([{ type, label, properties: { ...properties, crossref: '' } }])[0] ?? {})
  }
}

function chain(entries: readonly BibEntry[]): Record<string, unknown>[] {
  return citationJs().plugins.input.chain(entries, { forceType: '@biblatex/entries+list', generateGraph: false }) as Record<
    string,
    unknown
  >[]
}

function withMarks({ type, label, properties }: BibEntry): BibEntry {
  const marked = Object.entries(properties).map(([field, value]) => {
    if (typeof value !== 'string') return [field, value]
    return [field, nameFields.has(field) ? markBraces('names', value) : titleFields.has(field) ? markBraces('title', value) : value]
  })
  return { type, label, properties: Object.fromEntries(marked) as BibEntry['properties'] }
}

function droppedFields({ type, properties }: BibEntry): Dropped[] {
  const take = (target: string, as: Dropped['as'], ...sources: string[]): Dropped[] => {
    const value = sources.map((source) => properties[source]).find((written) => written !== undefined && written !== '')
    return value === undefined ? [] : [{ target, as, value: String(value) }]
  }
  const isLegal = ['jurisdiction', 'legislation', 'legal', 'hearing', 'bill', 'regulation', 'treaty', 'legal_case'].includes(type)
  return [
    ...take('interviewer', 'author', 'interviewer'),
    ...take('recipient', 'author', 'recipient'),
    ...take('medium', 'title', 'medium'),
    ...(isLegal ? take('number', 'title', 'number') : []),
    ...(isLegal ? take('authority', 'title', 'institution', 'organization', 'court') : []),
    ...(type === 'article' ? [] : take('container-title', 'title', 'booktitle', 'maintitle', 'journaltitle', 'journal')),
    ...(['online', 'misc', 'interview', 'unpublished'].includes(type)
      ? take('publisher', 'title', 'publisher', 'organization', 'institution')
      : []),
    ...(['report', 'online', 'misc', 'unpublished'].includes(type) ? take('number', 'title', 'number') : []),
  ]
}

function readDates({ properties }: BibEntry): Record<string, unknown> {
  const dates = Object.entries(dateFields).map(([field, target]) => [target, readEdtf(String(properties[field] ?? ''))])
  return Object.fromEntries(dates.filter(([, date]) => date !== undefined))
}

function typeOf({ type, properties }: BibEntry, { genre }: Record<string, unknown>): Record<string, unknown> {
  const subtype = String(properties['entrysubtype'] ?? '').toLowerCase()
  if (type === 'article' && subtypes[subtype])
    return { type: subtypes[subtype], genre: genre === properties['entrysubtype'] ? undefined : genre }
  // Entry types of BibLaTeX come first: its `report` is CSL's, its `article` is not.
  return types.has(type) && !['article', 'book', 'collection', 'review', 'periodical'].includes(type) ? { type } : {}
}
