import type { Brief, Limits } from './brief.ts'

/** Words a minute of a statement that is interpreted: the slow end of what conference interpreters ask for. */
export const spokenWordsPerMinute = 130

/** How long a brief came out, beside what it may have. */
export interface Meter {
  unit: 'words' | 'seconds' | 'pages'
  used: number
  /** `null` where the brief sets itself no limit. */
  limit: number | null
  /** Which words were counted. */
  count?: NonNullable<Limits['count']>
  /** At which pace seconds were reckoned. */
  wordsPerMinute?: number
}

/** What a brief came out as; only what is given is measured. */
export interface Length {
  words?: { body: number; notes: number; all: number }
  pages?: number
}

/** Measures a brief: its words as its receiver counts them, its pages, and the seconds of speech where it asks for them. */
export function metersOf({ matter: { limits } }: Brief, { words, pages }: Length): Meter[] {
  const meters: Meter[] = []
  if (words) {
    const count = limits.count ?? 'body'
    const used = { body: words.body, 'body+notes': words.body + words.notes, all: words.all }[count]
    meters.push({ unit: 'words', used, limit: limits.words ?? null, count })
    if (limits.seconds !== undefined || limits.wordsPerMinute !== undefined) {
      const wordsPerMinute = limits.wordsPerMinute ?? spokenWordsPerMinute
      meters.push({ unit: 'seconds', used: Math.ceil((words.body / wordsPerMinute) * 60), limit: limits.seconds ?? null, wordsPerMinute })
    }
  }
  if (pages !== undefined) meters.push({ unit: 'pages', used: pages, limit: limits.pages ?? null })
  return meters
}
