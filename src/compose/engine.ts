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

/** The one Handlebars environment: our helpers, the built-in blocks, and the functions that a rewritten template calls. */
export const engine = makeEngine()

function makeEngine(): typeof Handlebars {
  const made = Handlebars.create()
  const original = { ...made.helpers }
  made.unregisterHelper('log')
  for (const name of builtins) {
    made.registerHelper(
      name,
      guard((context, args, options) => callBuiltin(original[name], name, context, args, options)),
    )
  }
  for (const [name, helper] of Object.entries(helpers)) {
    made.registerHelper(
      name,
      guard((context, args, options) => helper.run(options.data.desk, callOf(name, helper, context, args, options))),
    )
  }
  made.registerHelper(
    '$section',
    guard((context, args, options) => original['blockHelperMissing']?.call(context, ...args, options)),
  )
  made.registerHelper(
    '$value',
    guard((_, [from, ...path], { data, loc }) => readValue(data.desk, from, path.map(String), placeOf(loc))),
  )
  made.registerHelper(
    '$maybe',
    guard((_, [from, ...path], { data, loc }) => readValue(data.desk, from, path.map(String), placeOf(loc), true)),
  )
  made.registerHelper(
    '$data',
    guard((_, [depth, ...path], { data, loc }) => readData(data, Number(depth), path.map(String), placeOf(loc))),
  )
  made.registerHelper(
    '$print',
    guard((_, [value], { data, loc, hash }) => printValue(data.desk, value, String(hash['written']), placeOf(loc)), ''),
  )
  made.registerHelper(
    '$partial',
    guard((_, [name], { data, loc }) => knownPartial(data.desk, String(name), placeOf(loc)), emptyPartial),
  )
  return made
}

function callBuiltin(
  builtin: Handlebars.HelperDelegate | undefined,
  name: string,
  context: unknown,
  args: unknown[],
  options: Parameters<Parameters<typeof guard>[0]>[2],
): unknown {
  const wanted = name === 'lookup' ? 2 : 1
  const place = placeOf(options.loc)
  if (args.length !== wanted)
    throw new Complaint(place, 'helper-arguments', `${name} takes ${wanted === 1 ? 'one argument' : 'two arguments'}, not ${args.length}`)
  if (name !== 'lookup' && !options.fn)
    throw new Complaint(place, 'helper-arguments', `${name} is called without a block`, `write {{#${name} …}}…{{/${name}}}`)
  return builtin?.call(context, ...args, options)
}

function knownPartial(desk: Desk, name: string, place: Place): string {
  const { partials } = desk.brief
  if (partials.has(name)) return name
  throw new Complaint(place, 'unknown-helper', `no partial has the name "${name}"`, didYouMean(name, partials.keys()))
}
