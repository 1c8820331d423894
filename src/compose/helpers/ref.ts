import { given, idOf } from '../arguments.ts'
import type { Helper } from '../helper.ts'
import { phrasing } from '../splice-value.ts'

/** `{{ref "id"}}`: leads to a section, box, table or figure by its id, or to a footnote by its label. */
export const ref: Helper = {
  args: [1, 1],
  run(_, call) {
    return phrasing([{ type: 'crossReference', target: idOf(given(call)), data: { place: call.place } }])
  },
}
