import type { Conservation } from './conserve.ts'
import { findLosses } from './find-losses.ts'
import type { Loss } from './loss.ts'
import { readPrinted } from './read-printed.ts'

/** Reads the PDF and holds it against the text. */
export async function conserve({ pdf, ...expected }: Conservation): Promise<Loss[]> {
  return findLosses(expected, await readPrinted(pdf))
}
