import type { PhrasingContent } from 'mdast'
import { formatDate } from '../../model/format.ts'
import type { Note } from '../../model/note.ts'
import { phrase } from '../../model/phrase.ts'
import { choiceArgument, numberArgument } from '../arguments.ts'
import { bulletList, captionArguments, captioned, strong, table, text } from '../build-tree.ts'
import { citation, citeOf } from '../citing.ts'
import { useNote } from '../evidence.ts'
import type { Helper } from '../helper.ts'
import { statementOf } from '../note-fields.ts'
import { requireSome, selectNotes, selectors } from '../select.ts'
import { sortNotes } from '../sort-notes.ts'
import { blocks } from '../splice-value.ts'

/**
 * `{{chronology topic="registration" from="2015" to="2017" as="table"}}`: dated notes from the earliest on, each with its footnote.
 * Takes the selectors of `notes`; notes without a date are left out.
 */
export const chronology: Helper = {
  args: [0, 0],
  named: [...selectors, 'limit', 'as', ...captionArguments],
  run(desk, call) {
    const dated = selectNotes(desk, call).filter(({ matter }) => matter.date !== undefined)
    const shown = requireSome(desk, call, sortNotes(dated, 'date').slice(0, numberArgument(call, 'limit', 1)))
    for (const note of shown) useNote(desk, note)
    const as = choiceArgument(call, 'as', ['list', 'table'])
    const when = ({ matter }: Note) => formatDate(matter.date ?? '', as === 'table' ? 'short' : 'long', desk)
    const what = (note: Note) => [
      ...(statementOf(desk, note, call.place).nodes() as PhrasingContent[]),
      citation([citeOf(note)], call.place),
    ]
    if (as === 'list') return blocks([bulletList(shown.map((note) => [strong(when(note)), text(' '), ...what(note)]))], shown)
    const head = [phrase(desk.strings, 'column-date'), phrase(desk.strings, 'column-event')]
    const rows = shown.map((note) => [[text(when(note))], what(note)])
    return blocks(captioned('table', call, [table(head, rows)]), shown)
  },
}
