import type { Place } from '../model/place.ts'
import type { Desk } from './desk.ts'

/** The text between a block helper's tags. */
export interface Block {
  /** Renders it once with this item at hand. */
  each: (item: unknown, data: { index: number; first: boolean; last: boolean; key?: string }) => string
  /** Renders it once as it stands. */
  once: () => string
  /** Renders what stands after `{{else}}`; `undefined` where nothing does. */
  otherwise: (() => string) | undefined
}

/** One call of a helper in a template. */
export interface Call {
  name: string
  place: Place
  args: unknown[]
  named: Record<string, unknown>
  block: Block | undefined
}

/** What a template can call. A helper that cannot do what it is asked for throws a `Complaint`. */
export interface Helper {
  /** How many arguments it takes. */
  args: readonly [least: number, most: number]
  /** The arguments it takes by name. */
  named?: readonly string[]
  /** Whether it is called as `{{#name}}…{{/name}}`. */
  takesBlock?: true
  /** Data is printed as text, a splice as the tree that it is; a helper with a block returns Markdown. */
  run: (desk: Desk, call: Call) => unknown
}
