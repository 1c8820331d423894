/** What is wrong with the machine, not with the user's files: no browser, a full disk. Ends the run with exit status 3. */
export class EnvironmentFault extends Error {
  /** What the user can do about it. */
  readonly hint: string

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EnvironmentFault'
    this.hint = hint
  }
}
