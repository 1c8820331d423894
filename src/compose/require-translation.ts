import type { Corpus } from '../model/corpus.ts'
import { scriptOf } from '../model/language.ts'
import { error, type Subject, warning } from '../model/message.ts'
import type { Note } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import { primaryLanguage } from '../model/quotation-marks.ts'
import type { Desk } from './desk.ts'

/**
 * Complains of what is about to be printed in words of another language than the brief's; the brief stops, so it is never read.
 *
 * @param keys of the entry that are printed
 */
export function requireTranslation({ corpus, lang, messages }: Desk, subject: Subject, keys: readonly string[], place: Place): void {
  const missing = keys.filter((key) => corpus.untranslated?.get(subject)?.has(key))
  if (missing.length === 0) return
  const [kind, id] = subject.split(':', 2)
  const what = `${kind} "${id}" has no translation of its ${missing.join(', ')} into "${lang}"`
  messages.push(
    error(place, 'missing-translation', what, `add it to ${whereIs(corpus, subject)}, under translations: ${primaryLanguage(lang)}:`),
  )
}

function whereIs({ notes, entities, questions, cases, recommendations }: Corpus, subject: Subject): string {
  const id = subject.slice(subject.indexOf(':') + 1)
  const all: Partial<Record<string, ReadonlyMap<string, { place: Place }>>> = {
    note: notes,
    entity: entities,
    question: questions,
    case: cases,
    recommendation: recommendations,
  }
  const place = all[subject.slice(0, subject.indexOf(':'))]?.get(id)?.place
  return place ? `${place.file}:${place.line}` : 'the corpus'
}

/** Scripts in which a statement would be seen to be in another language, by the name that Unicode gives them. */
const scripts: Readonly<Record<string, RegExp>> = {
  Arab: /\p{Script=Arabic}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Latn: /\p{Script=Latin}/u,
}

/** Of a statement of which nobody said in which language it is, at least its letters must be those of the brief's language. */
export function warnOfScript({ lang, messages }: Desk, { id, statement }: Note, place: Place): void {
  const script = scripts[scriptOf(lang)]
  if (!script || script.test(statement) || !/\p{L}/u.test(statement)) return
  const hint = 'write lang: into the header of its file, and a translation into the note'
  messages.push(warning(place, 'missing-translation', `the statement of note "${id}" is not in the letters of "${lang}"`, hint))
}
