import Handlebars from 'handlebars'
import { didYouMean } from '../model/suggest.ts'
import { Complaint } from './complaint.ts'
import type { Options } from './guard.ts'
import type { Block, Call, Helper } from './helper.ts'
import { placeOf } from './rewrite-expression.ts'

/** Turns what Handlebars hands over into a call, and complains of arguments that the helper does not take. */
export function callOf(name: string, helper: Helper, context: unknown, args: unknown[], options: Options): Call {
  const place = placeOf(options.loc)
  const [least, most] = helper.args
  const complain = (message: string, hint = '') => {
    throw new Complaint(place, 'helper-arguments', message, hint)
  }
  if (args.length < least || args.length > most) complain(`${name} takes ${amount(least, most)}, not ${args.length}`)
  for (const key of Object.keys(options.hash)) {
    if (!helper.named?.includes(key)) complain(`${name} takes no argument "${key}"`, didYouMean(key, helper.named ?? []) || known(helper))
  }
  if (helper.takesBlock && !options.fn) complain(`${name} is called without a block`, `write {{#${name} …}}…{{/${name}}}`)
  if (!helper.takesBlock && options.fn) complain(`${name} takes no block`, `write {{${name} …}}`)
  return { name, place, args, named: { ...options.hash }, block: blockOf(context, options) }
}

function amount(least: number, most: number): string {
  if (most === Infinity) return least === 1 ? 'at least one argument' : `at least ${least} arguments`
  if (least !== most) return `${least} to ${most} arguments`
  return least === 0 ? 'no argument without a name' : least === 1 ? 'one argument' : `${least} arguments`
}

function known({ named = [] }: Helper): string {
  return named.length > 0 ? `it takes ${named.join(', ')}` : ''
}

function blockOf(context: unknown, { fn, inverse, data }: Options): Block | undefined {
  if (!fn) return undefined
  const hasElse = inverse !== undefined && 'program' in inverse
  return {
    each: (item, more) => fn(item, { data: { ...Handlebars.createFrame(data), ...more }, blockParams: [item, more.key ?? more.index] }),
    once: () => fn(context),
    otherwise: hasElse ? () => inverse(context) : undefined,
  }
}
