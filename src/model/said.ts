import type { BriefFacts, Fact } from './brief-facts.ts'

/** A brief by name with what it says. */
export interface Saying {
  brief: string
  facts: BriefFacts
}

/** A form of a fact, and the brief that prints it. */
export type Said = Fact & { brief: string }

/** What the briefs say to each question, where it can be compared. */
export function saidTo(all: readonly Saying[]): Map<string, Said[]> {
  const byQuestion = new Map<string, Said[]>()
  for (const { brief, facts } of all) {
    for (const fact of facts.answers) {
      if (fact.key === '') continue
      const said = byQuestion.get(fact.question) ?? []
      byQuestion.set(fact.question, said)
      said.push({ ...fact, brief })
    }
  }
  return byQuestion
}

/**
 * The form that most briefs print, and those that differ from it in briefs that do not print it too.
 *
 * @param said to one question, not empty
 */
export function differing(said: readonly Said[]): { reference: Said; others: Said[] } {
  const reference = commonest(said)
  const explaining = new Set(said.filter(({ key }) => isSame(key, reference.key)).map(({ brief }) => brief))
  return { reference, others: said.filter(({ key, brief }) => !isSame(key, reference.key) && !explaining.has(brief)) }
}

/** The form that most briefs print; of several the first. */
function commonest(said: readonly Said[]): Said {
  const forms = [...new Map(said.toReversed().map((one) => [one.key, one])).values()].toReversed()
  const briefsWith = new Map(
    forms.map(({ key }) => [key, new Set(said.filter((one) => isSame(one.key, key)).map(({ brief }) => brief)).size]),
  )
  return forms.reduce((best, one) => ((briefsWith.get(one.key) ?? 0) > (briefsWith.get(best.key) ?? 0) ? one : best))
}

/** A month is not another date than a day in it. */
function isSame(a: string, b: string): boolean {
  const isDate = /^\d{4}(?:-\d{2}){0,2}$/
  return (
    a === b || (a.includes('-') && b.includes('-') && isDate.test(a) && isDate.test(b) && (a.startsWith(`${b}-`) || b.startsWith(`${a}-`)))
  )
}
