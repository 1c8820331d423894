/**
 * Works on items as they come, at most `width` at a time, and gives the results in the order of the items. Where a piece of work throws,
 * no further one is begun; those in hand come to their end before the fault is thrown on.
 */
export async function concurrently<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Promise<Result>[] = []
  const inHand = new Set<Promise<unknown>>()
  try {
    for await (const item of items) {
      const one = work(item)
      results.push(one)
      const settled: Promise<unknown> = one.finally(() => inHand.delete(settled))
      inHand.add(settled)
      if (inHand.size >= width) await Promise.race(inHand)
    }
  } finally {
    await Promise.allSettled(inHand)
  }
  return Promise.all(results)
}
