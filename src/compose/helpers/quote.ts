import type { PhrasingContent } from 'mdast'
import { primaryLanguage, quotationMarks, switchMarks } from '../../model/quotation-marks.ts'
import type { Note } from '../../model/note.ts'
import { choiceArgument, given, idOf } from '../arguments.ts'
import { citation, citeOf } from '../citing.ts'
import { Complaint } from '../complaint.ts'
import type { Desk } from '../desk.ts'
import { findNote } from '../evidence.ts'
import type { Helper } from '../helper.ts'
import { blocks, phrasing, placed, type Splice } from '../splice-value.ts'

/**
 * `{{quote "id"}}`: the quotation of a note between the marks of the brief's language, with its footnote; `as="block"` sets it as
 * a block quotation. Quotations inside it take the marks that their depth asks for.
 */
export const quote: Helper = {
  args: [1, 1],
  named: ['as'],
  run(desk, call) {
    const note = findNote(desk, idOf(given(call)), call.place)
    const as = choiceArgument(call, 'as', ['inline', 'block'])
    const { quotation } = note
    if (quotation === undefined) {
      throw new Complaint(
        call.place,
        'nothing-found',
        `note "${note.id}" has no quotation`,
        `print its statement with {{note "${note.id}"}}`,
      )
    }
    const footnote = citation([citeOf(note)], call.place)
    return as === 'block' ? blockQuotation(desk, note, quotation, footnote) : inlineQuotation(desk, note, quotation, footnote)
  },
}

function inlineQuotation(desk: Desk, note: Note, quotation: string, footnote: PhrasingContent): Splice {
  const [open, close] = quotationMarks(desk.lang).outer
  const text = switchMarks(quotation.replaceAll(/\s*\n\s*/gu, ' '), desk.lang, 1)
  const place = note.quotationPlace ?? note.place
  return phrasing([...inLanguageOf(desk, note, placed({ type: 'text', value: `${open}${text}${close}` }, place)), footnote], [note])
}

function blockQuotation(desk: Desk, note: Note, quotation: string, footnote: PhrasingContent): Splice {
  const place = note.quotationPlace ?? note.place
  const paragraphs = quotation.split(/\n\s*\n/u).map((text) => switchMarks(text.replaceAll(/\s*\n\s*/gu, ' '), desk.lang, 0))
  const lang = foreignLanguage(desk, note)
  const children = paragraphs.map((value, index) => {
    const text = placed({ type: 'text', value }, place)
    const isLast = index === paragraphs.length - 1
    return placed({ type: 'paragraph', children: isLast ? [text, footnote] : [text] }, place)
  })
  return blocks([placed({ type: 'blockquote', children, ...(lang && { data: { hProperties: { lang, dir: 'auto' } } }) }, place)], [note])
}

/** Marks a quotation in another language than the brief's, for hyphenation and for voices that read it aloud; not by italics. */
function inLanguageOf(desk: Desk, note: Note, text: PhrasingContent): PhrasingContent[] {
  const lang = foreignLanguage(desk, note)
  if (lang === undefined) return [text]
  return [{ type: 'emphasis', children: [text], data: { hName: 'span', hProperties: { lang, dir: 'auto' }, ...text.data } }]
}

function foreignLanguage(desk: Desk, note: Note): string | undefined {
  const lang = desk.corpus.sources.get(note.source)?.item.language
  return lang !== undefined && primaryLanguage(lang) !== primaryLanguage(desk.lang) ? lang : undefined
}
