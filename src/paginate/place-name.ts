import { hashOf } from '../model/hash.ts'

/** A name in a PDF for the archive has so many bytes at most (ISO 19005-3, 6.1.13). */
export const longestName = 127

/** What a place is called in the PDF, by the fragment of its address: a heading in another alphabet makes one that is too long. */
export function placeName(fragment: string): string {
  return Buffer.byteLength(fragment) <= longestName ? fragment : shortName(idOf(fragment))
}

/** The name of a place whose own would be too long, by its id. */
export function shortName(id: string): string {
  return `place-${hashOf(id).slice(0, 16)}`
}

/** The id that a fragment of an address names. */
export function idOf(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment // a percent sign without digits
  }
}
