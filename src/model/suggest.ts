import { closest, distance } from 'fastest-levenshtein'

/** `did you mean "…"?` for a misspelt name, or an empty text where nothing comes near. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const candidates = [...known]
  if (candidates.length === 0) return ''
  const nearest = closest(written, candidates)
  const far = Math.max(2, Math.floor(Math.max(written.length, nearest.length) / 3))
  return distance(written, nearest) <= far ? `did you mean "${nearest}"?` : ''
}
