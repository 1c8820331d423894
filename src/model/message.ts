import type { Place } from './place.ts'
import type { RuleId } from './rules.ts'

/** What a message is about: a brief that uses it stops when the message is an error. */
export type Subject = `${'note' | 'source' | 'entity' | 'question' | 'recommendation' | 'case'}:${string}`

/** A complaint about the user's files. */
export interface Message extends Place {
  severity: 'error' | 'warning'
  rule: RuleId
  /** What happened: lower case, no full stop. */
  message: string
  /** What to do about it; empty where the message says it all. */
  hint: string
  /** What of the corpus it touches. An error of the corpus without a subject stops every brief. */
  about?: Subject[]
}

/** A value with everything that was noticed on the way to it. */
export interface Noticed<T> {
  value: T
  messages: Message[]
}

/** Makes an error. The rule's sentence in `rules.ts` says what must hold. */
export function error(place: Place, rule: RuleId, message: string, hint = '', about?: Subject[]): Message {
  return make('error', place, rule, message, hint, about)
}

/** Makes a warning. */
export function warning(place: Place, rule: RuleId, message: string, hint = '', about?: Subject[]): Message {
  return make('warning', place, rule, message, hint, about)
}

function make(
  severity: Message['severity'],
  { file, line, column }: Place,
  rule: RuleId,
  message: string,
  hint: string,
  about?: Subject[],
): Message {
  return { file, line, column, severity, rule, message, hint, ...(about && { about }) }
}

/** `file:line:column: error: what happened; what to do [rule]` */
export function formatMessage({ file, line, column, severity, rule, message, hint }: Message): string {
  return `${file}:${line}:${column}: ${severity}: ${message}${hint && `; ${hint}`} [${rule}]`
}

/** Sorts by file, line and column and drops what was said twice; a warning says nothing new where an error of its rule stands. */
export function sortMessages(messages: readonly Message[]): Message[] {
  const once = new Map(messages.map((message) => [formatMessage(message), message]))
  const key = ({ file, line, column, rule }: Message) => [file, line, column, rule].join('\u0000')
  const errors = new Set(messages.filter(({ severity }) => severity === 'error').map(key))
  const told = [...once.values()].filter((message) => message.severity === 'error' || !errors.has(key(message)))
  return told.sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function hasErrors(messages: readonly Message[]): boolean {
  return messages.some(({ severity }) => severity === 'error')
}
