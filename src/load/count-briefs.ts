import { briefNamesIn } from './brief-names.ts'
import { readChain } from './chain.ts'
import { isMap } from './map.ts'
import { makeReader } from './reader.ts'
import { partOf } from './yaml.ts'

/** How many briefs a project makes of all its folders of templates, or of those named: as many as their matrices have combinations. */
export async function countBriefs(root: string, names: readonly string[] = []): Promise<number> {
  let count = 0
  for (const name of names.length > 0 ? names : await briefNamesIn(root)) {
    const chain = await readChain(root, name, makeReader())
    const matrix = chain && partOf(chain.yaml, 'matrix').value
    const values = isMap(matrix) ? Object.values(matrix) : []
    count += values.reduce<number>((product, some) => product * (Array.isArray(some) ? some.length : 1), chain ? 1 : 0)
  }
  return count
}
