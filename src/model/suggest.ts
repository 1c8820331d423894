import { closest, distance } from 'fastest-levenshtein'

/** `did you mean "…"?` for a misspelt name, or an empty text where nothing comes near. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const candidates = [...known]
  if (candidates.length === 0) return ''
  // Of equally near names, one of the same length is likelier: letters are swapped more often than left out.
  candidates.sort((a, b) => Math.abs(a.length - written.length) - Math.abs(b.length - written.length))
  const nearest = closest(written, candidates)
  const far = Math.max(2, Math.floor(Math.max(written.length, nearest.length) / 3))
  return distance(written, nearest) <= far ? `did you mean "${nearest}"?` : ''
}
