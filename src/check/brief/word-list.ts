/** The words of a list that commas part. */
export function list(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.replaceAll(/\s+/gu, ' ').trim())
    .filter((word) => word !== '')
}

/** The words of such a list, to be looked up. */
export function setOf(text: string): ReadonlySet<string> {
  return new Set(list(text))
}

/** Names of numbers with their values: `one 1, two 2`. */
export function numbers(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(list(text).map((pair) => [pair.split(' ')[0], Number(pair.split(' ')[1])]))
}
