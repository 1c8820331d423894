/** Words as people count them: what stands between spaces and holds a letter or a digit, so that `well-known` is one. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token)).length
}
