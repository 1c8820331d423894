import { z } from 'zod'
import type { CslItem } from '../../model/csl.ts'
import { error, type Message, type Noticed, type Subject, warning } from '../../model/message.ts'
import type { Place } from '../../model/place.ts'
import { didYouMean, isSlip, nearest } from '../../model/suggest.ts'
import { readDate } from './date.ts'
import { foreignTypes, kindOf, otherFields, types } from './fields.ts'
import { languageByScript, languageTag } from './language.ts'
import { Names } from './name.ts'

/** An entry of a library file, before anything is known to be well-formed. */
export interface RawEntry {
  key: string
  fields: Record<string, unknown>
  place: Place
  /** Where a field, or a part of its value, is written. */
  placeOf: (path: readonly (string | number)[]) => Place
}

const Text = z.union([z.string(), z.number()]).transform((value) => String(value).trim())
const nameHint = 'write a list of {family: …, given: …}, and {literal: …} for a body'
const dateHint = 'write it as EDTF, such as 2011-12-16 or 2017-01~'

/**
 * Makes of a raw entry an item that the citation engine can take whatever its style: every field has the type that CSL gives it.
 * A field that has not is an error at its place and is left out.
 */
export function readEntry(entry: RawEntry): Noticed<CslItem> {
  const messages: Message[] = []
  const about: Subject[] = [`source:${entry.key}`]
  const item: CslItem = { id: entry.key, type: readType(entry, messages, about) }
  for (const [field, value] of Object.entries(entry.fields)) {
    if (otherFields.has(field) || value === null || value === undefined || value === '') continue
    const read = readField(field, value, entry, about)
    messages.push(...read.messages)
    if (read.value !== undefined) item[field] = read.value
  }
  // Kept as it is: what other programs put there is theirs.
  if (entry.fields['custom']) Object.assign(item, { custom: entry.fields['custom'] })
  return { value: withLanguage(withShortTitle(item)), messages }
}

function readType({ key, fields, place, placeOf }: RawEntry, messages: Message[], about: Subject[]): string {
  const type = typeof fields['type'] === 'string' ? fields['type'].trim() : ''
  if (types.has(type)) return type
  const standIn = foreignTypes[type] ?? 'document'
  const meant = nearest(type, types)
  const hint = didYouMean(type, types) || `it is taken as ${standIn}; write one of CSL's types`
  const say = isSlip(type, meant) ? error : warning
  if (type === '')
    messages.push(warning(place, 'valid-entry', `the entry "${key}" has no type`, 'add one, such as report or webpage', about))
  else messages.push(say(placeOf(['type']), 'valid-entry', `the entry "${key}" has the type "${type}", which is not known`, hint, about))
  return standIn
}

function readField(field: string, value: unknown, entry: RawEntry, about: Subject[]): Noticed<CslItem[string]> {
  const { key, placeOf } = entry
  const fault = (path: readonly (string | number)[], what: string, hint: string) => ({
    value: undefined,
    messages: [error(placeOf([field, ...path]), 'valid-entry', `"${field}" of "${key}" ${what}`, hint, about)],
  })
  switch (kindOf.get(field)) {
    case 'text': {
      const text = Text.safeParse(value)
      return text.success ? { value: text.data || undefined, messages: [] } : fault([], 'must be text', '')
    }
    case 'date': {
      const date = readDate(value)
      return date ? { value: date, messages: [] } : fault([], `is no date: ${JSON.stringify(value)}`, dateHint)
    }
    case 'names': {
      const names = Names.safeParse(value)
      if (names.success) return { value: names.data.length > 0 ? names.data : undefined, messages: [] }
      return fault((names.error.issues[0]?.path ?? []) as (string | number)[], 'holds what is no name', nameHint)
    }
    default: {
      const hint = didYouMean(field, kindOf.keys()) || 'it is not printed; put what belongs to no field of CSL under custom'
      // what other programs write for themselves is theirs; a slip of the author's would leave something out in print
      const say = isSlip(field, nearest(field, kindOf.keys())) ? error : warning
      return {
        value: undefined,
        messages: [say(placeOf([field]), 'valid-entry', `"${field}" of "${key}" is no field of CSL`, hint, about)],
      }
    }
  }
}

/** `shortTitle` and `journalAbbreviation` are older names of fields that styles ask for by their new ones. */
function withShortTitle(item: CslItem): CslItem {
  const { shortTitle, journalAbbreviation, event } = item
  const named = {
    ...(shortTitle && { 'title-short': shortTitle }),
    ...(journalAbbreviation && { 'container-title-short': journalAbbreviation }),
    ...(event && { 'event-title': event }),
  }
  return { ...named, ...item }
}

/** Without a language a style would put capitals into a title that is not English. */
function withLanguage(item: CslItem): CslItem {
  const language = item.language ? languageTag(item.language) : languageByScript(item.title ?? '')
  return language ? { ...item, language } : item
}
