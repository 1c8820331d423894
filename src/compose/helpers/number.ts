import { parseAnswer } from '../../model/answer.ts'
import { answerText } from '../answer-text.ts'
import { given } from '../arguments.ts'
import { Complaint } from '../complaint.ts'
import type { Helper } from '../helper.ts'
import { plain } from '../splice-value.ts'

/** `{{number 12345}}`: a number as the brief's language groups its digits; `"at least 1200"` keeps its qualifier, in that language. */
export const number: Helper = {
  args: [1, 1],
  run(desk, call) {
    const raw = plain(given(call)).trim()
    const answer = parseAnswer(raw, 'number')
    if (!answer)
      throw new Complaint(
        call.place,
        'helper-arguments',
        `"${raw}" is not a number`,
        'write it in digits, such as 12345 or "at least 1200"',
      )
    return answerText({ raw, answer }, desk)
  },
}
