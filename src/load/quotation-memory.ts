/** What was found in captured texts, kept between runs in the user's cache folder: looking up costs more than reading. */
import { z } from 'zod'
import type { CapturedText } from '../model/captured-text.ts'
import type { Corpus } from '../model/corpus.ts'
import type { QuotationResult } from '../model/quotation.ts'
import { cacheFile, checksum, readCache, writeCache } from './cache.ts'

/** Texts that together have fewer characters are looked through faster than anything is remembered. */
const worthwhile = 2_000_000

/** Counted up whenever what is found in one and the same text may change. */
const version = 1

const Memory = z.strictObject({
  version: z.literal(version),
  /** By source: hash of all that the results depend on, and the results by note. */
  sources: z.record(
    z.string(),
    z.strictObject({
      basis: z.string(),
      results: z.record(
        z.string(),
        z.strictObject({
          state: z.enum(['verbatim', 'normalised', 'elided', 'editorial', 'ambiguous', 'not-found']),
          spans: z.array(z.tuple([z.number().int(), z.number().int()])),
          elsewhere: z.string().optional(),
        }),
      ),
    }),
  ),
})
type Memory = z.infer<typeof Memory>

/** Gives each text what was found in it when text and notes were the same. */
export function recall(root: string, corpus: Corpus, texts: ReadonlyMap<string, CapturedText>): Map<string, CapturedText> {
  const memory = isWorthwhile(texts) ? read(root) : undefined
  return new Map(
    [...texts].map(([key, text]) => {
      const known = memory && Object.hasOwn(memory.sources, key) ? memory.sources[key] : undefined
      if (known?.basis !== basisOf(corpus, key, text)) return [key, text]
      return [key, { ...text, remembered: new Map(Object.entries(known.results) as [string, QuotationResult][]) }]
    }),
  )
}

/** Keeps what was found. */
export function remember(root: string, corpus: Corpus): void {
  const texts = [...(corpus.texts ?? [])]
  if (!isWorthwhile(corpus.texts ?? new Map()) || texts.every(([, { remembered }]) => remembered !== undefined)) return
  const sources = Object.fromEntries(
    texts.map(([key, text]) => [key, { basis: basisOf(corpus, key, text), results: resultsOf(corpus, key) }]),
  )
  writeCache(cacheFile('quotations', root), { version, sources })
}

function isWorthwhile(texts: ReadonlyMap<string, CapturedText>): boolean {
  return [...texts.values()].reduce((sum, { text }) => sum + text.length, 0) >= worthwhile
}

function resultsOf(corpus: Corpus, key: string): Record<string, QuotationResult> {
  const ids = corpus.sources.get(key)?.literature?.notes ?? []
  const results = ids.flatMap((id): [string, QuotationResult][] => {
    const result = corpus.quotations?.get(id)
    return result && result.state !== 'unchecked' ? [[id, result]] : []
  })
  return Object.fromEntries(results)
}

/** All that decides what is found: the text, how it is to be read, the quotations and locators. */
function basisOf(corpus: Corpus, key: string, { sha256 }: CapturedText): string {
  const literature = corpus.sources.get(key)?.literature
  const notes = (literature?.notes ?? []).map((id) => {
    const note = corpus.notes.get(id)
    return [id, note?.quotation ?? null, note?.matter.locator ?? null]
  })
  return checksum(JSON.stringify([version, sha256, literature?.matter.calls ?? null, literature?.matter.noise ?? [], notes]))
}

function read(root: string): Memory | undefined {
  return Memory.safeParse(readCache(cacheFile('quotations', root))).data
}
