/** Reading the arguments of a call; what has the wrong form is a complaint at the call. */
import { type Days, parseDate } from '../model/date.ts'
import { didYouMean } from '../model/suggest.ts'
import { Complaint } from './complaint.ts'
import type { Call } from './helper.ts'
import { isSplice, plain } from './splice-value.ts'

/** A text given by name; `undefined` where it is not given or empty. */
export function textArgument(call: Call, name: string): string | undefined {
  const text = plain(call.named[name]).trim()
  return text === '' ? undefined : text
}

/** One of several words; the first is what holds when none is given. */
export function choiceArgument<const T extends string>(call: Call, name: string, choices: readonly [T, ...T[]]): T {
  const text = textArgument(call, name)
  if (text === undefined) return choices[0]
  const choice = choices.find((known) => known === text)
  if (choice) return choice
  return refuse(call, `${name}="${text}" is none of ${choices.join(', ')}`, didYouMean(text, choices))
}

/** A list: an array, or words parted by commas or spaces; by commas alone where a name may have several words. */
export function listArgument(call: Call, name: string, separator: RegExp = /[\s,]+/): string[] | undefined {
  const value = call.named[name]
  if (Array.isArray(value)) return value.map((item) => idOf(item))
  const names = plain(value)
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return names.length > 0 ? names : undefined
}

/** The days of an EDTF date. */
export function dateArgument(call: Call, name: string): Days | undefined {
  const text = textArgument(call, name)
  if (text === undefined) return undefined
  return (
    parseDate(text) ?? refuse(call, `${name}="${text}" is not a date`, 'write it as EDTF, such as 2011-12-16, 2017-01~ or 2012-04/2012-05')
  )
}

/** A whole number from `least` on. */
export function numberArgument(call: Call, name: string, least: number): number | undefined {
  const text = textArgument(call, name)
  if (text === undefined) return undefined
  const number = Number(text)
  return Number.isInteger(number) && number >= least ? number : refuse(call, `${name}="${text}" is not a whole number from ${least}`)
}

/** The id of something that is given by its id or as a whole. */
export function idOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && !isSplice(value) && 'id' in value) return String(value.id)
  return plain(value).trim()
}

/** An argument that must be something. */
export function given(call: Call, index = 0): unknown {
  const value = call.args[index]
  if (value === undefined || value === null || value === '') {
    throw new Complaint(call.place, 'unknown-value', `what ${call.name} is given is empty`, 'test it first with {{#if …}}')
  }
  if (typeof value === 'object' && !Array.isArray(value) && !isSplice(value) && !('id' in value)) {
    return refuse(call, 'a map of fields is given, which has no text of its own', `hand over one of ${Object.keys(value).join(', ')}`)
  }
  return value
}

/** Complains of what is none of several words. */
export function requireChoice(call: Call, name: string, text: string, choices: readonly string[]): void {
  if (!choices.includes(text)) refuse(call, `${name}="${text}" is none of ${choices.join(', ')}`, didYouMean(text, choices))
}

function refuse(call: Call, message: string, hint = ''): never {
  throw new Complaint(call.place, 'helper-arguments', `in ${call.name}, ${message}`, hint)
}
