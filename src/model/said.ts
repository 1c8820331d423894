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
      if (fact.key !== '') byQuestion.set(fact.question, [...(byQuestion.get(fact.question) ?? []), { ...fact, brief }])
    }
  }
  return byQuestion
}

/** A month is not another date than a day in it. */
export function isSame(a: string, b: string): boolean {
  const isDate = /^\d{4}(?:-\d{2}){0,2}$/
  return (
    a === b || (a.includes('-') && b.includes('-') && isDate.test(a) && isDate.test(b) && (a.startsWith(`${b}-`) || b.startsWith(`${a}-`)))
  )
}
