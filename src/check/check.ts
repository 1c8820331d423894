import type { Corpus } from '../model/corpus.ts'
import type { Message } from '../model/message.ts'
import { checkAnswers } from './answers.ts'
import { checkCases } from './cases.ts'
import { checkDecisions } from './decisions.ts'
import { checkDerivation } from './derivation.ts'
import { checkNames } from './names.ts'
import { checkNotes } from './notes.ts'
import { checkRecommendations } from './recommendations.ts'
import { checkTime } from './time.ts'
import { checkTranslations } from './translations.ts'

/**
 * What can be wrong between the files of a corpus, each in a file of its own. Another check is another line here: of quotations
 * against the archive, of levels of evidence, of what time has overtaken.
 */
const checks: readonly ((corpus: Corpus) => Message[])[] = [
  checkNotes,
  checkAnswers,
  checkDecisions,
  checkDerivation,
  checkNames,
  checkRecommendations,
  checkCases,
  checkTime,
  checkTranslations,
]

/** Checks a corpus whose files are each in order: everything that is named exists, everything that is said fits together. */
export function check(corpus: Corpus): Message[] {
  return checks.flatMap((one) => one(corpus))
}
