/** What was read out of texts that have not changed since, handed from one run to the next by who runs more than once. */
export interface Memory {
  /** What `read` gave for this text the last time, or gives now. It is shared between runs, so nobody may change it. */
  recall: <T>(what: string, text: string, read: () => T) => T
}

/** Keeps of each thing what was read the last time, so that it grows no larger than a project. */
export function makeMemory(): Memory {
  const known = new Map<string, { text: string; value: unknown }>()
  return {
    recall: <T>(what: string, text: string, read: () => T): T => {
      const last = known.get(what)
      if (last?.text === text) return last.value as T
      const value = read()
      known.set(what, { text, value })
      return value
    },
  }
}

/** For a single run: everything is read. */
export const noMemory: Memory = { recall: (_, __, read) => read() }
