import type { PhrasingContent } from 'mdast'
import { given, idOf } from '../arguments.ts'
import { citation, citeOf } from '../citing.ts'
import { findNote } from '../evidence.ts'
import type { Helper } from '../helper.ts'
import { statementOf } from '../note-fields.ts'
import { phrasing } from '../splice-value.ts'

/** `{{note "id"}}`: the statement of a note, with its attribution, and a footnote that cites the note's source at its locator. */
export const note: Helper = {
  args: [1, 1],
  run(desk, call) {
    const found = findNote(desk, idOf(given(call)), call.place)
    return phrasing(
      [...(statementOf(desk, found, call.place).nodes() as PhrasingContent[]), citation([citeOf(found)], call.place)],
      [found],
    )
  },
}
