import type { Place } from '../model/place.ts'
import { Complaint } from './complaint.ts'
import type { Desk } from './desk.ts'
import { helperNames } from './helpers/index.ts'
import { markSentinel, valueSentinel } from './sentinel.ts'
import { isSplice, plain } from './splice-value.ts'

/** Keeps what a template prints, and writes the sentinel that stands for it in the Markdown. */
export function printValue(desk: Desk, value: unknown, written: string, place: Place): string {
  if (value === undefined || value === null) {
    if (helperNames.has(written))
      throw new Complaint(place, 'unknown-value', `${written} finds nothing`, `test it first: {{#if (${written} …)}}`)
    throw new Complaint(place, 'unknown-value', `"${written}" is empty`, `test it first: {{#if ${written}}}…{{/if}}`)
  }
  if (isRecord(value) || (Array.isArray(value) && value.some(isRecord))) {
    throw new Complaint(place, 'unknown-value', `"${written}" has no text of its own`, hint(value, written))
  }
  if (isSplice(value)) for (const note of value.states) desk.noteUses.push({ note, how: 'stated', chapter: desk.chapter, place })
  desk.values.push({ value: isSplice(value) ? value : plain(value), place })
  return markSentinel(place) + valueSentinel(desk.values.length - 1)
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isSplice(value) && !Array.isArray(value)
}

function hint(value: unknown, written: string): string {
  if (Object.keys(value as object).length === 0) return 'it has no fields either'
  return Array.isArray(value)
    ? `go through it with {{#each ${written} as |item|}}`
    : `print one of its fields: ${Object.keys(value as object).join(', ')}`
}
