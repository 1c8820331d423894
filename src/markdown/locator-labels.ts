/**
 * The words that introduce a locator, by CSL label. English holds in every language; of the others those that nobody mistakes.
 *
 * A word ends in `.` where it is an abbreviation; the dot may be left out. `custom` is for words that CSL has no label for:
 * they are printed as they stand, with the locator.
 */
const words: Record<string, string> = {
  'article-locator': 'article articles art. arts. Artikel artículo artículos artt. статья статьи ст.',
  appendix: 'appendix appendices app. apps.',
  book: 'book books bk. bks.',
  chapter: 'chapter chapters ch. chs. chap. chaps. chapitre capítulo cap. Kapitel Kap. глава гл.',
  column: 'column columns col. cols.',
  figure: 'figure figures fig. figs. рис.',
  folio: 'folio folios fol. fols.',
  issue: 'issue issues',
  line: 'line lines l. ll.',
  note: 'note notes n. nn. fn. fns. footnote footnotes прим. сноска',
  page: 'page pages p. pp. página páginas pág. págs. Seite Seiten с. стр. бет',
  paragraph:
    'paragraph paragraphs para. paras. ¶ ¶¶ párrafo párrafos párr. párrs. paragraphe Absatz Abs. Randnummer Rn. пункт пункты п. пп. абз.',
  part: 'part parts pt. pts. часть ч.',
  rule: 'rule rules r. rr.',
  section: 'section sections sec. secs. sect. sects. § §§ s. ss. Abschnitt Abschn. раздел разд.',
  'sub-verbo': 's.v. s.vv.',
  table: 'table tables tbl. tbls.',
  verse: 'verse verses v. vv.',
  volume: 'volume volumes vol. vols. том т.',
  custom: 'annex annexes principle principles princ. princs. schedule schedules sched. recital recitals entry entries',
}

/** Labels by word, without the final dot, in lower case. */
const labels = new Map(
  Object.entries(words).flatMap(([label, list]) =>
    list.split(' ').map((word) => [fold(word), { label, isAbbreviation: word.endsWith('.') }]),
  ),
)

const abbreviations = new Map(
  Object.entries(words).map(([label, list]) => [
    label,
    label === 'custom' ? '' : (list.split(' ').find((word) => /[.§¶]$/u.test(word)) ?? list.split(' ')[0] ?? ''),
  ]),
)

/** The CSL label of a word such as `p.`, `paras` or `§`; `undefined` where the word is none. */
export function labelOf(word: string): string | undefined {
  // German `S.` (Seite) and English `s.` (section) differ by case alone.
  if (word === 'S.') return 'page'
  const known = labels.get(fold(word))
  return known && (known.isAbbreviation || !word.endsWith('.')) ? known.label : undefined
}

/** How a CSL label is written in Markdown, such as `p.`; empty for `custom` and for labels that CSL lends from elsewhere. */
export function wordOf(name: string): string {
  return abbreviations.get(name) ?? ''
}

function fold(word: string): string {
  return word.toLowerCase().replace(/\.$/u, '')
}
