import type { Place } from './place.ts'

/**
 * A part of a brief that its authors would rather lose than others: a chapter that `brief.yaml` gives a priority, or a block
 * `{{#optional priority=3}}`. Priority 1 is lost last.
 */
export interface OptionalPart {
  kind: 'chapter' | 'block'
  /** The chapter's name, or that of the block; empty where the block has none. */
  name: string
  /** Name of the chapter that it is or stands in. */
  chapter: string
  priority: number
  place: Place
  /** Whether `leaveOut` in `brief.yaml` takes it out: then it has no words. */
  isLeftOut: boolean
  /** Of its text. */
  words: number
  /** How many places of it cite something. */
  citations: number
}

/** What a reader of a message or a meter knows the part by. */
export function nameOfPart({ kind, name, place, priority }: OptionalPart): string {
  const what = kind === 'chapter' ? `chapter "${name}"` : name ? `block "${name}"` : `the block at ${place.file}:${place.line}`
  return `${what} (priority ${priority})`
}
