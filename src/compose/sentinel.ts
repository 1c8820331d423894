/**
 * Sentinels stand in the generated Markdown for what Markdown must not read. They are Unicode noncharacters, which no text
 * may hold (files with them are refused when they are loaded), so nothing that an author writes can be taken for one.
 *
 * - a **value**, `U+FDD0 index U+FDD1`: data or evidence that a template printed; it is filled into the tree after parsing
 * - a **mark**, `U+FDD2 line:column:path U+FDD3`: where the text that follows was written; it is taken out before parsing
 */
import type { Place } from '../model/place.ts'

/** The sentinel of the value with this index. */
export function valueSentinel(index: number): string {
  return `\uFDD0${index}\uFDD1`
}

/** The mark of a place. */
export function markSentinel({ file, line, column }: Place): string {
  return `\uFDD2${line}:${column}:${file}\uFDD3`
}

/** Splits a text at its value sentinels: texts at even, indices at odd positions. */
export function splitValues(text: string): string[] {
  return text.split(/\uFDD0(\d+)\uFDD1/)
}

/** Whether a text holds a value sentinel. */
export function holdsValue(text: string): boolean {
  return text.includes('\uFDD0')
}

/** Splits a text at its marks: texts at even, places as `line:column:path` at odd positions. */
export function splitMarks(text: string): string[] {
  return text.split(/\uFDD2([^\uFDD3]*)\uFDD3/)
}
