import { readdirSync, readFileSync } from 'node:fs'

/** Watches the memory of a process and all that it starts, where the system tells it (Linux). */
export interface TreeMemory {
  /** The most that was used at once, in megabytes; 0 where it is not known. */
  stop: () => number
}

/** Looks ten times a second. Pages of memory that processes share count once, as the kernel's proportional sizes have it. */
export function watchMemory(pid: number): TreeMemory {
  let most = 0
  const timer = setInterval(() => {
    const kilobytes = treeOf(pid).reduce((sum, id) => sum + memoryOf(id), 0)
    most = Math.max(most, kilobytes / 1024)
  }, 100)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.round(most)
    },
  }
}

/** The most memory in each tenth of a run, in megabytes: of the process alone, and of all that it started as well. */
export interface MemoryOverTime {
  own: number[]
  tree: number[]
}

/** Looks once in two seconds, which is no burden. */
export function watchTree(pid: number): { stop: () => MemoryOverTime } {
  const looks: { own: number; tree: number }[] = []
  const look = () => {
    const kilobytes = treeOf(pid).map(memoryOf)
    looks.push({ own: (kilobytes[0] ?? 0) / 1024, tree: kilobytes.reduce((sum, one) => sum + one, 0) / 1024 })
  }
  const timer = setInterval(look, 2_000)
  const tenths = (read: (one: { own: number; tree: number }) => number) =>
    Array.from({ length: 10 }, (_, tenth) => {
      const of = looks.slice(Math.floor((tenth * looks.length) / 10), Math.ceil(((tenth + 1) * looks.length) / 10))
      return Math.round(Math.max(0, ...of.map(read)))
    })
  return {
    stop: () => {
      clearInterval(timer)
      return { own: tenths(({ own }) => own), tree: tenths(({ tree }) => tree) }
    },
  }
}

function treeOf(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of namesIn('/proc')) {
    const parent = Number(/\) \S (\d+)/.exec(textOf(`/proc/${name}/stat`))?.[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const tree = [root]
  for (const id of tree) tree.push(...(children.get(id) ?? []))
  return tree
}

function memoryOf(id: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${id}/smaps_rollup`))?.[1] ?? 0)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

/** A process may be gone before it is looked at. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
