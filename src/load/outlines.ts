import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Nodes } from 'mdast'
import type { Chapter } from '../model/chapter.ts'
import { eachNode } from '../model/each-node.ts'
import { EnvironmentFault } from '../model/fault.ts'

let loading: Promise<object> | undefined

/**
 * The outlines of all countries (Natural Earth, 1 : 50 million, in the public domain) as TopoJSON, read once in the life of the
 * process; `undefined` where no chapter has a map.
 *
 * @throws EnvironmentFault where they are missing or damaged.
 */
export async function loadOutlines(chapters: readonly Chapter[]): Promise<object | undefined> {
  let isAsked = false
  for (const { tree } of chapters) eachNode<Nodes>(tree, (node) => void (isAsked ||= node.type === 'image' && node.chart?.kind === 'map'))
  return isAsked ? (loading ??= readOutlines()) : undefined
}

async function readOutlines(): Promise<object> {
  try {
    return JSON.parse(await readFile(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'))
  } catch (cause) {
    throw new EnvironmentFault('the outlines of countries cannot be read', 'run `npm ci` to install the packages anew', { cause })
  }
}
