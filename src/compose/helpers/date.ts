import { parseDate } from '../../model/date.ts'
import { formatDate } from '../../model/format.ts'
import { choiceArgument, given } from '../arguments.ts'
import { Complaint } from '../complaint.ts'
import type { Helper } from '../helper.ts'
import { plain } from '../splice-value.ts'

/** `{{date n.date}}`: an EDTF date in the brief's language; `form="short"`, `"month"` or `"year"` shortens it. */
export const date: Helper = {
  args: [1, 1],
  named: ['form'],
  run(desk, call) {
    const text = plain(given(call)).trim()
    if (parseDate(text) === undefined) {
      throw new Complaint(
        call.place,
        'helper-arguments',
        `"${text}" is not a date`,
        'write it as EDTF, such as 2011-12-16, 2017-01~ or 2012-04/2012-05',
      )
    }
    return formatDate(text, choiceArgument(call, 'form', ['long', 'short', 'month', 'year']), desk)
  },
}
