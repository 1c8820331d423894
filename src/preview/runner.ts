/** Runs one thing again and again, never twice at the same time. */
export interface Runner {
  /** Asks for a run. Whatever is asked for while one is under way is done by a single run after it. */
  ask: () => void
  /** Comes when nothing is under way any longer and nothing more begins. */
  close: () => Promise<void>
}

/** @param run must not throw: what goes wrong is its own to tell */
export function makeRunner(run: () => Promise<void>): Runner {
  let isWanted = false
  let isClosed = false
  let running: Promise<void> | undefined
  const runAll = async (): Promise<void> => {
    while (isWanted && !isClosed) {
      isWanted = false
      await run()
    }
    running = undefined
  }
  return {
    ask: () => {
      isWanted = true
      running ??= runAll()
    },
    close: async () => {
      isClosed = true
      await running
    },
  }
}
