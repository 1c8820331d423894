import { nominal } from '../../model/answer-words.ts'
import { boundsKey, type BriefFacts, type Fact } from '../../model/brief-facts.ts'
import type { Corpus } from '../../model/corpus.ts'
import type { Subject } from '../../model/message.ts'
import { primaryLanguage } from '../../model/quotation-marks.ts'
import type { Sentence as PrintedSentence } from '../../model/sentences.ts'
import { type Context, notesOf, ownText } from './context.ts'
import { namesTeller } from './law.ts'
import { askedBy, hasUnit } from './numbers.ts'
import { countsIn } from './read-numbers.ts'
import type { Sentence } from './read.ts'
import { holdsAny, type Words } from './words.ts'

/**
 * What a brief says to the questions of the corpus, and whom it names, so that briefs can be held against each other.
 *
 * @param said the sentences of its chapters as they are printed
 * @param printed what `{{answer}}` printed; numbers that were typed by hand are added to it
 */
export function factsOf(
  context: Context,
  { said, printed, uses }: { said: readonly PrintedSentence[]; printed: readonly Fact[]; uses: ReadonlySet<Subject> },
): BriefFacts {
  const { corpus } = context
  return {
    answers: [...printed, ...typedFacts(context)],
    names: namesIn(said.map(({ text }) => text).join('\n'), corpus),
    recommendations: [...corpus.recommendations.keys()].filter((id) => uses.has(`recommendation:${id}`)),
  }
}

/** Numbers that stand as plain facts, handed to nobody; their qualifiers are read in English alone. */
function typedFacts(context: Context): Fact[] {
  const { words, sentences, brief } = context
  if (!words || primaryLanguage(brief.matter.lang) !== 'en') return []
  return sentences.flatMap((sentence) => factsIn(sentence, words, context))
}

function factsIn(sentence: Sentence, words: Words, context: Context): Fact[] {
  const notes = notesOf(sentence.support, context.corpus)
  const asked = notes.length === 0 ? [] : askedBy(notes, context)
  if (asked.length === 0 || holdsAny(sentence.run, words.attribution)) return []
  return countsIn(ownText(sentence, context.authored), words).flatMap((count) => {
    const about = asked.find(
      (one) => hasUnit(count, one) && one.answers.some(({ answer }) => answer.type === 'number' && nominal(answer) === count.value),
    )
    if (!about || about.answers.some(({ note }) => namesTeller(sentence.run, note, context.corpus))) return []
    const place = sentence.pieces.find(({ end }) => end > count.index)?.place ?? sentence.place
    const form = [count.written, ...count.after.slice(0, 1)].join(' ')
    return [{ question: about.question.id, form, key: boundsKey(count.answer), place }]
  })
}

function namesIn(text: string, { entities }: Corpus): BriefFacts['names'] {
  const found = [...entities.values()].flatMap(({ id, matter }): [string, string[]][] => {
    if (matter.protection !== 'public') return []
    const { name, short } = matter
    // the short form within the full one is no use of its own
    const rest = text.replaceAll(name, '\uFFFC')
    const forms = [...(text.includes(name) ? [name] : []), ...(short && short !== name && standsIn(rest, short) ? [short] : [])]
    return forms.length > 0 ? [[id, forms]] : []
  })
  return Object.fromEntries(found)
}

function standsIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length))) return true
  }
  return false
}
