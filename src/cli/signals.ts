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
