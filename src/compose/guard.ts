import type Handlebars from 'handlebars'
import { Complaint } from './complaint.ts'
import type { Desk } from './desk.ts'

/** What Handlebars hands to a function besides its arguments. */
export interface Options {
  hash: Record<string, unknown>
  data: Record<string, unknown> & { desk: Desk; root: unknown }
  loc: hbs.AST.SourceLocation
  fn?: Handlebars.TemplateDelegate
  inverse?: Handlebars.TemplateDelegate
}

type Run = (context: unknown, args: unknown[], options: Options) => unknown

/** The value of an argument that could not be read and was reported; whoever gets it does nothing. */
const missing = Symbol('missing')

/**
 * Keeps a failure to its place: it is noted, nothing is printed, and the template runs on, so that all mistakes show in one run.
 * `otherwise` is what comes of a call that failed.
 */
export function guard(run: Run, otherwise: unknown = missing): Handlebars.HelperDelegate {
  return function (this: unknown, ...all: unknown[]): unknown {
    const options = all.pop() as Options
    const nothing = options.fn ? '' : otherwise
    if (all.includes(missing) || Object.values(options.hash ?? {}).includes(missing)) return nothing
    try {
      return run(this, all, options)
    } catch (thrown) {
      if (!(thrown instanceof Complaint)) throw thrown
      if (thrown.notice) options.data.desk.messages.push(thrown.notice)
      return nothing
    }
  }
}
