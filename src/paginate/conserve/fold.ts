/** Marks that a change of case adds or takes, in capitals that are taken apart: the accents of Greek, the dot of Turkish. */
const marksOfCase = /(?<=\p{Script=Greek})\p{M}+|(?<=I)\u0307/gu

/**
 * The letters of a text, without what layout adds or takes: white space, hyphens, joiners, case (a style sheet may change it), and
 * the difference between a ligature or a raised figure and the plain ones.
 */
export function foldLetters(text: string): string {
  const capitals = text.normalize('NFKC').toUpperCase()
  const hasMarks = /\p{Script=Greek}|\u0130|\u0307/u.test(capitals)
  const letters = hasMarks ? capitals.normalize('NFD').replaceAll(marksOfCase, '').normalize('NFC') : capitals
  return letters.replaceAll(/[\s\p{Cf}\p{Cc}\u002d\u2010\u2011]+/gu, '')
}

/** Whether it holds letters that are painted from right to left, and so stand in a PDF in the order of painting. */
export function hasRightToLeft(letters: string): boolean {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(letters)
}
