/** Words as people count them: what stands between spaces and holds a letter or a digit, so that `well-known` is one. */
export function countWords(text: string): number {
  let count = 0
  for (const token of text.split(/\s+/)) if (/[a-z\d]/i.test(token) || /[\p{L}\p{N}]/u.test(token)) count++
  return count
}
