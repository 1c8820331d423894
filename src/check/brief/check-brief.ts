import type { Brief } from '../../model/brief.ts'
import type { Chapter, CitedBrief } from '../../model/chapter.ts'
import type { Corpus } from '../../model/corpus.ts'
import type { Message } from '../../model/message.ts'
import { readAuthored } from './authored.ts'
import { type Context, statementLines } from './context.ts'
import { checkCoverage } from './coverage.ts'
import { checkCutoff } from './cutoff.ts'
import { checkLevels, checkOneSource } from './footing.ts'
import { checkLaw } from './law.ts'
import { checkNameForms } from './names.ts'
import { checkNumbers } from './numbers.ts'
import { checkPresent } from './present.ts'
import { checkProtectedNames } from './protected.ts'
import { readSentences } from './read.ts'
import { checkReplies } from './reply.ts'
import { checkUnknownNames } from './unknown-names.ts'
import { checkWithheldSources } from './withheld.ts'
import { wordsOf } from './words.ts'

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
 * Reads a composed brief sentence by sentence and holds it against its evidence: time, names, law and fairness, numbers, coverage.
 * What depends on wording is only asked in languages that there are words for (`words-*.ts`).
 */
export function checkBrief(corpus: Corpus, brief: Brief, chapters: readonly Chapter[], cited: CitedBrief): Message[] {
  const sentences = chapters.flatMap((chapter) => readSentences(chapter, brief.matter.lang))
  const context: Context = {
    corpus,
    brief,
    cited,
    sentences,
    authored: readAuthored(brief),
    statements: statementLines(corpus),
    words: wordsOf(brief.matter.lang),
  }
  return checks.flatMap((check) => check(context))
}
