import type { Place } from '../model/place.ts'

/** A line of a file with its number, from 1. */
export interface Line {
  text: string
  number: number
}

export function toLines(text: string): Line[] {
  return text.split('\n').map((line, index) => ({ text: line, number: index + 1 }))
}

export const isWritten = ({ text }: Line) => trim(text) !== ''
export const isQuoted = ({ text }: Line) => /^ {0,3}>/.test(text)
export const isHeading = ({ text }: Line) => /^ {0,3}#{1,6}(?:[ \t]|$)/.test(text)

/** Trims what only lays out the file, not the spaces that are characters of a text, such as a no-break space. */
export function trim(text: string): string {
  return text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '')
}

/** Where the text of a line begins, after its layout. */
export function placeIn(file: string, { text, number }: Line, before = /^[ \t]*/): Place {
  return { file, line: number, column: (before.exec(text)?.[0].length ?? 0) + 1 }
}
