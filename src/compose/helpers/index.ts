import type { Helper } from '../helper.ts'
import { cite } from './cite.ts'
import { note } from './note.ts'
import { notes } from './notes.ts'
import { quote } from './quote.ts'

/** Every helper by its name. */
export const helpers: Readonly<Record<string, Helper>> = { cite, note, notes, quote }

/** What Handlebars brings itself. */
export const builtins: readonly string[] = ['if', 'unless', 'each', 'with', 'lookup']

/** All names that a template can call. */
export const helperNames: ReadonlySet<string> = new Set([...Object.keys(helpers), ...builtins])

/** Helpers that may ask for what nobody has set: a test of it is no mistake. */
export const lenientHelpers: ReadonlySet<string> = new Set(['if', 'unless', 'and', 'or', 'not', 'default'])
