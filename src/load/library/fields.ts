/** What CSL 1.0.2 knows of an item, from its specification, appendices III and IV. */

export const types = words(`
  article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry
  entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture
  musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review
  review-book software song speech standard thesis treaty webpage`)

/** Types of other programs, by what comes nearest in CSL. */
export const foreignTypes: Readonly<Record<string, string>> = {
  blogPost: 'post-weblog',
  bookSection: 'chapter',
  case: 'legal_case',
  conferencePaper: 'paper-conference',
  email: 'personal_communication',
  forumPost: 'post',
  'journal-article': 'article-journal',
  journalArticle: 'article-journal',
  judgment: 'legal_case',
  law: 'legislation',
  letter: 'personal_communication',
  magazineArticle: 'article-magazine',
  misc: 'document',
  newspaperArticle: 'article-newspaper',
  'op-ed': 'article-newspaper',
  'personal-communication': 'personal_communication',
  press: 'article-newspaper',
  statute: 'legislation',
  'un-document': 'report',
  'web-index': 'webpage',
  'web-page': 'webpage',
  website: 'webpage',
}

const texts = words(`
  abstract annote archive archive_collection archive_location archive-place authority call-number citation-key citation-label
  collection-title collection-title-short container-title container-title-short dimensions division DOI event event-title event-place
  genre ISBN ISSN journalAbbreviation jurisdiction keyword language license medium note original-publisher original-publisher-place
  original-title part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale section shortTitle source
  status title title-short URL volume-title volume-title-short year-suffix
  chapter-number citation-number collection-number edition issue locator number number-of-pages number-of-volumes page page-first
  part-number printing-number supplement-number version volume`)

const dates = words('accessed available-date event-date issued original-date submitted')

const names = words(`
  author chair collection-editor compiler composer container-author contributor curator director editor editor-translator
  editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient
  reviewed-author script-writer series-creator translator`)

/** Fields by the kind of their value. */
export const kindOf: ReadonlyMap<string, 'text' | 'date' | 'names'> = new Map([
  ...[...texts].map((field) => [field, 'text'] as const),
  ...[...dates].map((field) => [field, 'date'] as const),
  ...[...names].map((field) => [field, 'names'] as const),
])

/** What else an entry may hold: kept or passed over, never complained of. */
export const otherFields: ReadonlySet<string> = new Set(['id', 'type', 'custom', 'categories', 'system_id', '_graph'])

/** What CSL knows of the fields that citation-js makes; it has some of its own. */
export function knownFields(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => kindOf.has(field) || field === 'type'))
}

/** The words of a text that lists them. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u))
}
