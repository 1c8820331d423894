/**
 * Ends the run on Ctrl-C and its like. The browser notices its broken pipe and ends as well; a second signal ends at once,
 * which Node does by itself when no handler is left.
 */
export function exitOnSignal(): void {
  const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
  for (const [signal, status] of Object.entries(statuses) as [NodeJS.Signals, number][]) {
    process.once(signal, () => process.exit(status))
  }
}

/** Waits for Ctrl-C or its like, then for `close`, for commands that end in no other way; a second signal ends at once. */
export async function untilSignal(close: () => Promise<void>): Promise<void> {
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.removeAllListeners(signal)
  await new Promise<void>((resolve) => {
    for (const signal of signals) {
      process.once(signal, () => {
        for (const other of signals) process.removeAllListeners(other)
        resolve()
      })
    }
  })
  await close()
}
