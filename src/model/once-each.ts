/**
 * A function of a text that is worked out once for each text, for what many briefs of a run have in common.
 *
 * @param most texts that are remembered; where there are more, all are forgotten
 */
export function onceEach<T extends object | string>(work: (text: string) => T, most = 16): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const result = work(text)
    if (known.size >= most) known.clear()
    known.set(text, result)
    return result
  }
}
