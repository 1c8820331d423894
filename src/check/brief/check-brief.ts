import type { Message } from '../../model/message.ts'
import type { Context } from './context.ts'
import { checkCoverage } from './coverage.ts'
import { checkCutoff } from './cutoff.ts'
import { checkLevels, checkOneSource } from './footing.ts'
import { checkLaw } from './law.ts'
import { checkNameForms } from './names.ts'
import { checkNumbers } from './numbers.ts'
import { checkPresent } from './present.ts'
import { checkProtectedNames } from './protected.ts'
import { checkReplies } from './reply.ts'
import { checkUnknownNames } from './unknown-names.ts'
import { checkWithheldSources } from './withheld.ts'

/** What can be wrong between a brief and the evidence that it cites. Another check is another line here. */
const checks: readonly ((context: Context) => Message[])[] = [
  checkPresent,
  checkCutoff,
  checkNameForms,
  checkUnknownNames,
  checkProtectedNames,
  checkLaw,
  checkReplies,
  checkNumbers,
  checkCoverage,
  checkOneSource,
  checkLevels,
  checkWithheldSources,
]

/**
 * Holds a composed brief against its evidence, sentence by sentence: time, names, law and fairness, numbers, coverage.
 * What depends on wording is only asked in languages that there are words for (`words-*.ts`).
 */
export function checkBrief(context: Context): Message[] {
  return checks.flatMap((check) => check(context))
}
