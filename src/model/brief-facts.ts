import type { Place } from './place.ts'

/** How a brief says what it says to a question. */
export interface Fact {
  question: string
  /** As it is printed: “between 12 and 17 people”. */
  form: string
  /** What it means, whatever its language: `12..17`; empty where that cannot be told. */
  key: string
  place: Place
}

/** What a brief says to the questions of the corpus, and whom it names. */
export interface BriefFacts {
  answers: Fact[]
  /** By entity the forms of its name that stand in the brief. */
  names: Record<string, string[]>
  /** Ids of the recommendations that it prints. */
  recommendations: string[]
}

/** The key of a number between two bounds: `12..17`, `12..` where it has no upper one, `17`. */
export function boundsKey({ low, high }: { low: number; high: number }): string {
  if (low === high) return `${low}`
  return `${Number.isFinite(low) ? low : ''}..${Number.isFinite(high) ? high : ''}`
}
