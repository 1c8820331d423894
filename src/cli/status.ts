/** What the exit status of a command says. */
export const ExitStatus = {
  done: 0,
  /** The user's files have errors. */
  errors: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** The machine is at fault: no browser, a full disk. */
  environment: 3,
} as const
