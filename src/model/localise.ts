import type { Case } from './case.ts'
import type { Corpus, Untranslated } from './corpus.ts'
import type { Entity } from './entity.ts'
import { inLanguage, isSameLanguage } from './language.ts'
import type { Subject } from './message.ts'
import type { Note } from './note.ts'
import type { Question } from './question.ts'
import type { Recommendation } from './recommendation.ts'

/**
 * The language in which the corpus is written: that of the first literature note which says. Names, questions, cases and
 * recommendations are in it, and the statements of literature notes that do not say.
 */
export function languageOf(corpus: Corpus): string | undefined {
  for (const { literature } of corpus.sources.values()) if (literature?.matter.lang !== undefined) return literature.matter.lang
  return undefined
}

/**
 * The corpus as a brief in a language prints it: each translation in the place of what it translates. What should have one and has
 * none keeps its words and is listed as `untranslated`; of a corpus that says nowhere in which language it is, nothing is.
 */
export function localise(corpus: Corpus, lang: string): Corpus {
  const known = made.get(corpus) ?? new Map<string, Corpus>()
  made.set(corpus, known)
  const localised = known.get(lang) ?? put(corpus, lang)
  known.set(lang, localised)
  return localised
}

/** The briefs of a project are in few languages. */
const made = new WeakMap<Corpus, Map<string, Corpus>>()

function put(corpus: Corpus, lang: string): Corpus {
  const base = languageOf(corpus)
  const own = (note: Note) => corpus.sources.get(note.source)?.literature?.matter.lang ?? base
  const untranslated = new Map<Subject, Set<string>>()
  const lacks: Lacks = (subject, key, language) => {
    if (language === undefined || isSameLanguage(language, lang)) return
    untranslated.set(subject, (untranslated.get(subject) ?? new Set()).add(key))
  }
  return {
    ...corpus,
    notes: mapValues(corpus.notes, (note) => noteIn(note, lang, (subject, key) => lacks(subject, key, own(note)), corpus)),
    entities: mapValues(corpus.entities, (entity) => entityIn(entity, lang, (subject, key) => lacks(subject, key, base))),
    questions: mapValues(corpus.questions, (question) => questionIn(question, lang, (subject, key) => lacks(subject, key, base))),
    cases: mapValues(corpus.cases, (one) => caseIn(one, lang, (subject, key) => lacks(subject, key, base))),
    recommendations: mapValues(corpus.recommendations, (one) => recommendationIn(one, lang, (subject, key) => lacks(subject, key, base))),
    untranslated: untranslated as Untranslated,
  }
}

type Lacks = (subject: Subject, key: string, language: string | undefined) => void
type Lacking = (subject: Subject, key: string) => void

function mapValues<T>(all: ReadonlyMap<string, T>, change: (one: T) => T): Map<string, T> {
  return new Map([...all].map(([id, one]) => [id, change(one)]))
}

function noteIn(note: Note, lang: string, lacks: Lacking, { questions }: Corpus): Note {
  const { matter } = note
  const translation = inLanguage(matter.translations, lang)
  const subject: Subject = `note:${note.id}`
  if (!translation) lacks(subject, 'statement')
  if (matter.attribution !== undefined && translation?.attribution === undefined) lacks(subject, 'attribution')
  const texts = Object.keys(matter.answers).filter((id) => questions.get(id)?.matter.type === 'text')
  for (const id of texts) if (translation?.answers?.[id] === undefined) lacks(subject, `answers.${id}`)
  if (!translation) return note
  const { statement, attribution = matter.attribution, answers } = translation
  return { ...note, statement, matter: { ...matter, attribution, answers: { ...matter.answers, ...answers } } }
}

/** The name in the corpus's language becomes one by which the entity is found and which is never printed. */
function entityIn(entity: Entity, lang: string, lacks: Lacking): Entity {
  const { matter } = entity
  const translation = inLanguage(matter.translations, lang)
  if (!translation) lacks(`entity:${entity.id}`, 'name')
  if (matter.description && !translation?.description) lacks(`entity:${entity.id}`, 'description')
  if (!translation) return entity
  const former = [matter.name, ...(matter.short ? [matter.short] : [])]
  const printed = [translation.name, translation.short]
  const aliases = [...new Set([...matter.aliases, ...former])].filter((name) => !printed.includes(name))
  const { name, short, description = matter.description, role = matter.role } = translation
  return { ...entity, matter: { ...matter, name, short, description, role, aliases } }
}

function questionIn(question: Question, lang: string, lacks: Lacking): Question {
  const { matter } = question
  const translation = inLanguage(matter.translations, lang)
  const { decision } = matter
  const subject: Subject = `question:${question.id}`
  if (translation?.question === undefined) lacks(subject, 'question')
  if (matter.unit && translation?.unit === undefined) lacks(subject, 'unit')
  if (decision && translation?.reason === undefined) lacks(subject, 'reason')
  if (decision && 'reconciled' in decision && translation?.explanation === undefined) lacks(subject, 'explanation')
  if (!translation) return question
  const { question: asked = matter.question, unit = matter.unit } = translation
  return { ...question, matter: { ...matter, question: asked, unit, ...(decision && { decision: decisionIn(decision, translation) }) } }
}

type Decision = NonNullable<Question['matter']['decision']>

function decisionIn(
  decision: Decision,
  { reason = decision.reason, explanation }: { reason?: string | undefined; explanation?: string | undefined },
): Decision {
  if (!('reconciled' in decision)) return { ...decision, reason }
  return { reason, reconciled: { ...decision.reconciled, explanation: explanation ?? decision.reconciled.explanation } }
}

function caseIn(one: Case, lang: string, lacks: Lacking): Case {
  const { matter } = one
  const translation = inLanguage(matter.translations, lang)
  const isWhole = translation?.stages?.length === matter.stages.length
  if (matter.role && translation?.role === undefined) lacks(`case:${one.id}`, 'role')
  if (!isWhole) lacks(`case:${one.id}`, 'stages')
  const stages = isWhole
    ? matter.stages.map((stage, index) => ({ ...stage, text: translation.stages?.[index] ?? stage.text }))
    : matter.stages
  return { ...one, matter: { ...matter, role: translation?.role ?? matter.role, stages } }
}

function recommendationIn(one: Recommendation, lang: string, lacks: Lacking): Recommendation {
  const translation = inLanguage(one.matter.translations, lang)
  if (!translation) lacks(`recommendation:${one.id}`, 'do')
  return translation ? { ...one, matter: { ...one.matter, do: translation.do } } : one
}
