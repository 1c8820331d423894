import type { Helper } from '../helper.ts'
import { answer } from './answer.ts'
import { cases } from './cases.ts'
import { changes } from './changes.ts'
import { chronology } from './chronology.ts'
import { cite } from './cite.ts'
import { date } from './date.ts'
import { disputed } from './disputed.ts'
import { entity } from './entity.ts'
import { figure } from './figure.ts'
import { and, capital, defaultTo, eq, join, not, or } from './logic.ts'
import { names } from './names.ts'
import { note } from './note.ts'
import { notes } from './notes.ts'
import { number } from './number.ts'
import { optional } from './optional.ts'
import { quote } from './quote.ts'
import { recommendations } from './recommendations.ts'
import { ref } from './ref.ts'

/** Every helper by the name that templates call. `templates/README.md` shows each. */
export const helpers: Readonly<Record<string, Helper>> = {
  // evidence
  note,
  quote,
  cite,
  notes,
  answer,
  // tables and lists
  chronology,
  cases,
  recommendations,
  disputed,
  names,
  figure,
  // parts
  optional,
  changes,
  // words
  entity,
  date,
  number,
  ref,
  // logic
  eq,
  not,
  and,
  or,
  default: defaultTo,
  join,
  capital,
}

/** What Handlebars brings itself. */
export const builtins: readonly string[] = ['if', 'unless', 'each', 'with', 'lookup']

/** All names that a template can call. */
export const helperNames: ReadonlySet<string> = new Set([...Object.keys(helpers), ...builtins])

/** Helpers that may ask for what nobody has set: a test of it is no mistake. */
export const lenientHelpers: ReadonlySet<string> = new Set(['if', 'unless', 'and', 'or', 'not', 'default'])
