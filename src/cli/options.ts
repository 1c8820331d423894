/** What every command takes. */
export interface CommonOptions {
  root: string
  out?: string
  json?: boolean
}
