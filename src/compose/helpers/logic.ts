/** Small helpers for conditions and texts. An empty list and an empty text count as nothing, as in `{{#if}}`. */
import type { PhrasingContent } from 'mdast'
import { formatList } from '../../model/format.ts'
import { choiceArgument, given } from '../arguments.ts'
import type { Helper } from '../helper.ts'
import { isSplice, phrasing, plain } from '../splice-value.ts'

/** `(eq n.kind "law")`: whether two values print the same. */
export const eq: Helper = { args: [2, 2], run: (_, { args }) => plain(args[0]) === plain(args[1]) }

/** `(not n.date)` */
export const not: Helper = { args: [1, 1], run: (_, { args }) => !holds(args[0]) }

/** `(and a b …)`: the last value when all hold, else the first that does not. */
export const and: Helper = { args: [2, Infinity], run: (_, { args }) => args.find((value) => !holds(value)) ?? args.at(-1) }

/** `(or a b …)`: the first value that holds, else the last. */
export const or: Helper = { args: [2, Infinity], run: (_, { args }) => args.find(holds) ?? args.at(-1) }

/** `{{default params.place "Kazakhstan"}}`: the first value, or the second where it is empty. */
export const defaultTo: Helper = { args: [2, 2], run: (_, { args }) => (holds(args[0]) ? args[0] : args[1]) }

/** `{{join n.topics}}`: “a, b and c” in the brief's language; `with="; "` joins by a text of its own, `as="or"` by “or”. */
export const join: Helper = {
  args: [1, 1],
  named: ['with', 'as'],
  run(desk, call) {
    const items = [given(call)].flat().map(plain)
    const { with: separator } = call.named
    return separator === undefined ? formatList(items, choiceArgument(call, 'as', ['and', 'or']), desk.lang) : items.join(plain(separator))
  },
}

/** `{{capital (answer "q")}}`: with a capital first letter, for the beginning of a sentence. */
export const capital: Helper = {
  args: [1, 1],
  run(desk, call) {
    const value = given(call)
    const raise = (text: string) => text.replace(/^[^\p{L}\p{N}]*\p{L}/u, (start) => start.toLocaleUpperCase(desk.lang))
    if (!isSplice(value)) return raise(plain(value))
    const [first, ...rest] = value.nodes() as PhrasingContent[]
    return first?.type === 'text' ? phrasing([{ ...first, value: raise(first.value) }, ...rest], value.states) : value
  },
}

function holds(value: unknown): boolean {
  if (isSplice(value)) return plain(value) !== ''
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}
