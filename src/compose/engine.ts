import Handlebars from 'handlebars'
import { didYouMean } from '../model/suggest.ts'
import type { Place } from '../model/place.ts'
import { callOf } from './call.ts'
import { Complaint } from './complaint.ts'
import type { Desk } from './desk.ts'
import { guard } from './guard.ts'
import { builtins, helpers } from './helpers/index.ts'
import { printValue } from './print-value.ts'
import { readData, readValue } from './read-value.ts'
import { placeOf } from './rewrite-expression.ts'

/** Name of the partial that prints nothing, called in the place of one that does not exist. */
export const emptyPartial = '$nothing'

/** Handlebars' own helpers. From an environment apart, since they call each other and must not come upon ours. */
const original = Handlebars.create().helpers

/** What a rewritten template calls besides the helpers; no template can write these names. */
const inner: Readonly<Record<string, Handlebars.HelperDelegate>> = {
  $section: guard((context, args, options) => original['blockHelperMissing']?.call(context, ...args, options)),
  $value: guard((_, [from, ...path], { data, loc }) => readValue(data.desk, from, path.map(String), placeOf(loc))),
  $maybe: guard((_, [from, ...path], { data, loc }) => readValue(data.desk, from, path.map(String), placeOf(loc), true)),
  $data: guard((_, [depth, ...path], { data, loc }) => readData(data, Number(depth), path.map(String), placeOf(loc))),
  $print: guard((_, [value], { data, loc, hash }) => printValue(data.desk, value, String(hash['written']), placeOf(loc)), ''),
  $partial: guard((_, [name], { data, loc }) => knownPartial(data.desk, String(name), placeOf(loc)), emptyPartial),
}

/** The one Handlebars environment. It holds no state: what a run needs comes with its data. */
export const engine = makeEngine()

function makeEngine(): typeof Handlebars {
  const made = Handlebars.create()
  made.unregisterHelper('log')
  for (const name of builtins) made.registerHelper(name, guarded(name))
  for (const [name, helper] of Object.entries(helpers)) {
    const run = guard((context, args, options) => helper.run(options.data.desk, callOf(name, helper, context, args, options)))
    made.registerHelper(name, run)
  }
  made.registerHelper({ ...inner })
  return made
}

/** A helper of Handlebars' own, which would throw where it is called in a wrong way. */
function guarded(name: string): Handlebars.HelperDelegate {
  return guard((context, args, options) => {
    const [wanted, words] = name === 'lookup' ? [2, 'two arguments'] : [1, 'one argument']
    const complain = (message: string, hint = '') => {
      throw new Complaint(placeOf(options.loc), 'helper-arguments', message, hint)
    }
    if (args.length !== wanted) complain(`${name} takes ${words}, not ${args.length}`)
    if (name !== 'lookup' && !options.fn) complain(`${name} is called without a block`, `write {{#${name} …}}…{{/${name}}}`)
    return original[name]?.call(context, ...args, options)
  })
}

function knownPartial({ brief: { partials } }: Desk, name: string, place: Place): string {
  if (partials.has(name)) return name
  throw new Complaint(place, 'unknown-helper', `no partial has the name "${name}"`, didYouMean(name, partials.keys()))
}
