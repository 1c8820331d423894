/**
 * Every rule that a message can name, with the sentence that holds when all is well.
 * Each has a broken fixture in `tests/fixtures/broken/<rule>/`.
 */
export const rules = {
  // files and YAML
  'valid-utf8': 'Every text file is UTF-8 without control characters.',
  'valid-yaml': 'YAML is well-formed and has no duplicate keys.',
  'known-field': 'Every key is one that the format knows.',
  'valid-field': 'Every value has the form that its key asks for.',
  'inside-project': 'Every file that is read lies inside the project.',
  'size-limit': 'No file is larger or nested deeper than any person would write.',
  // the library
  'valid-library': 'Every library file can be read.',
  'valid-entry': 'Every library entry has a key, a known type and well-formed fields.',
  'duplicate-key': 'No two library entries have one key.',
  // notes
  'note-header': 'A literature note begins with a header that names its source.',
  'note-shape': 'An evidence note is a heading with an id, a yaml block, a block quote and a statement of one paragraph.',
  'duplicate-note': 'No two evidence notes have one id.',
  // quotations and fingerprints
  'fingerprint-outdated': 'A fingerprint says of every note what the captured text says.',
  'locator-mismatch': 'A quotation stands where the locator of its note says.',
  'quotation-ambiguous': 'Every quotation stands in one place of its source, or the locator tells which.',
  'quotation-not-found': 'Every quotation stands in the captured text of its source.',
  // references between files
  'unknown-source': 'Every source that is named is in the library.',
  'unknown-note': 'Every note that is named exists.',
  'unknown-entity': 'Every entity that is named is in entities.yaml.',
  'unknown-question': 'Every question that is named is in questions.yaml.',
  'ambiguous-name': 'No name means two entities unless they declare it ambiguous.',
  'self-derivation': 'No source derives from itself.',
  'date-order': 'No event comes after its source, and nothing ends before it began.',
  'valid-answer': 'Every answer fits the type of its question.',
  // briefs and templates
  'unknown-brief': 'Every brief that is named exists.',
  'extends-cycle': 'No brief extends itself, at any remove.',
  'missing-file': 'Every file that is named exists.',
  'unknown-chapter': 'Every chapter that a brief lists has its file.',
  'valid-style': 'The citation style is a CSL style that can be read.',
  'known-locale': 'The brief has a language that Dossier has words for.',
  'template-syntax': 'Every template is well-formed Handlebars.',
  'unknown-helper': 'Every helper and partial that a template calls exists.',
  'unknown-value': 'Every value that a template prints exists.',
  'helper-arguments': 'A helper is called with the arguments it takes.',
  'nothing-found': 'A helper finds what it is asked for.',
  'partial-cycle': 'No partial includes itself.',
  clearance: 'A brief uses nothing that its audience may not see.',
  'missing-translation': 'A brief prints nothing of the corpus in another language than its own.',
  'open-question': 'No side of an open question is printed as a plain fact.',
  'approval-lapsed': 'Nothing has changed since it was approved.',
  // a brief and its evidence
  'after-cutoff': 'A brief tells of nothing after its cut-off date.',
  'alias-used': 'Outside quotations everybody has the name that the project prints.',
  'ambiguous-use': 'A name that several share is only used where it is clear who is meant.',
  'below-level': 'No note that a brief uses is weaker than it asks for.',
  'charge-is-not-conviction': 'Who was charged is not called convicted.',
  'contradicts-corpus': 'No number typed by hand contradicts the notes that it cites.',
  'missing-reply': 'What an accused body answered, or that it did not, is printed with the accusation.',
  'no-footnote': 'Numbers and quotations have a footnote.',
  'one-source': 'A brief rests on more than one independent source.',
  'protected-name': 'The name of a person who is withheld stands nowhere in a brief.',
  'stale-present': 'What ended before the cut-off date is not told in the present tense.',
  'typo-printed': 'A mistake of a source is not printed as a name.',
  'unattributed-allegation': 'An allegation is handed to who makes it.',
  'undated-present': 'What is said to be so now has a date.',
  'unknown-name': 'Every name that is typed in a template is known to the project.',
  // Markdown
  'duplicate-footnote': 'No two footnotes of a chapter have one label.',
  'undefined-footnote': 'Every footnote that is called is written.',
  'unused-footnote': 'Every footnote that is written is called.',
  'nested-footnote': 'No footnote is called inside another.',
  'unclosed-block': 'Every code block, box, table or figure that is opened is closed.',
  'raw-html': 'Markdown holds no HTML.',
  'unknown-directive': 'Every directive is one that Dossier knows, and holds what it is for.',
  'removed-markup': 'Nothing had to be removed to make the page safe.',
  'heading-order': 'Headings go down one rank at a time.',
  'duplicate-id': 'No two sections, boxes, tables or figures have one id.',
  'unknown-reference': 'Every cross-reference leads somewhere.',
  'image-text': 'Every image has a text alternative.',
  'missing-image': 'Every image exists, is inside the project and is of a known type.',
  // citing
  'citation-syntax': 'Every citation can be read as Pandoc would.',
  'citation-style': 'The citation style can format every citation.',
  // pages
  'foreign-font': 'Pages use the bundled fonts and no other.',
  'blocked-request': 'A page loads nothing from outside.',
  'lost-text': 'Every word and every footnote is on its page.',
  'forbidden-part': 'A brief has nothing that it forbids itself.',
  'missing-part': 'A brief has what it requires of itself.',
  'over-limit': 'A brief keeps the limits that it sets itself.',
} as const

export type RuleId = keyof typeof rules
