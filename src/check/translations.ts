import type { Corpus } from '../model/corpus.ts'
import { languageOf } from '../model/localise.ts'
import { error, type Message } from '../model/message.ts'
import type { PlaceOf } from '../model/place.ts'
import { didYouMean } from '../model/suggest.ts'

/** Translations are of use where it is known what they translate, and where they are whole. */
export function checkTranslations(corpus: Corpus): Message[] {
  return [...checkLanguage(corpus), ...checkStages(corpus), ...checkAnswers(corpus)]
}

interface Translated {
  matter: { translations?: object | undefined }
  placeOf: PlaceOf
}

/** Without the language of the corpus nobody could say where a translation is missing. */
function checkLanguage(corpus: Corpus): Message[] {
  if (languageOf(corpus) !== undefined) return []
  const { notes, entities, questions, cases, recommendations } = corpus
  const all: Translated[] = [notes, entities, questions, cases, recommendations].flatMap((kind) => [...kind.values()] as Translated[])
  const first = all.find(({ matter }) => matter.translations !== undefined)
  if (!first) return []
  const what = 'there are translations, and no literature note says in which language its statements are'
  return [error(first.placeOf(['translations']), 'missing-translation', what, 'write lang: into the headers of the literature notes')]
}

function checkStages({ cases }: Corpus): Message[] {
  return [...cases.values()].flatMap(({ id, matter, placeOf }) =>
    Object.entries(matter.translations ?? {}).flatMap(([lang, { stages }]) => {
      if (stages === undefined || stages.length === matter.stages.length) return []
      const what = `the case has ${matter.stages.length} stages, and "${lang}" has ${stages.length}`
      return [error(placeOf(['translations', lang, 'stages']), 'valid-field', what, 'write one text for each stage', [`case:${id}`])]
    }),
  )
}

function checkAnswers({ notes }: Corpus): Message[] {
  return [...notes.values()].flatMap(({ id, matter, placeOf }) =>
    Object.entries(matter.translations ?? {}).flatMap(([lang, { answers }]) => {
      const unknown = Object.keys(answers ?? {}).filter((question) => !Object.hasOwn(matter.answers, question))
      return unknown.map((question) => {
        const what = `the note does not answer the question "${question}"`
        return error(
          placeOf(['translations', lang, 'answers', question]),
          'unknown-question',
          what,
          didYouMean(question, Object.keys(matter.answers)),
          [`note:${id}`],
        )
      })
    }),
  )
}
