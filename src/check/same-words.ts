import { type Message, warning } from '../model/message.ts'
import { differing, type Saying, saidTo } from '../model/said.ts'

/**
 * Holds the briefs of a project against each other: to a question all say the same, with the same qualifier. What is handed to a source
 * (“by the count of …”) may differ, since it is the source's, and a brief that prints the common form too explains the other.
 *
 * @returns a warning at each form that differs from the one that most briefs print
 */
export function checkSameWords(all: readonly Saying[]): Message[] {
  return [...saidTo(all)].flatMap(([question, said]) => {
    const { reference, others } = differing(said)
    return others.map((one) => {
      const what = `"${one.form}" in "${one.brief}", but "${reference.form}" in "${reference.brief}", on the question "${question}"`
      return warning(one.place, 'same-words', what, `print {{answer "${question}"}} in both, or say whose number it is`)
    })
  })
}
