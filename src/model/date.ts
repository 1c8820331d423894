import edtf from 'edtf'
import { z } from 'zod'
import { readEdtf } from './edtf-parts.ts'

/** A date as the Extended Date/Time Format writes it (ISO 8601-2:2019), such as `2012-07-06`, `2017-01~` or `2012-04/2012-05`. */
export type EdtfDate = string

/** The first and the last day that a date may mean, as `YYYY-MM-DD`; an open end is `undefined`. */
export interface Days {
  first: string | undefined
  last: string | undefined
}

/** Reads an EDTF date; `undefined` where the text is none (`2024-13-45`, `16/12/2011`) or of a form that cannot be printed (`2014-31`). */
export function parseDate(text: string): Days | undefined {
  if (!parsed.has(text)) parsed.set(text, readDate(text))
  return parsed.get(text)
}

/** The grammar is slow, and a corpus names the same days over and over. */
const parsed = new Map<string, Days | undefined>()

function readDate(text: string): Days | undefined {
  if (isDay(text)) return { first: text, last: text }
  if (readEdtf(text) === undefined) return undefined
  try {
    const date = edtf(text)
    return { first: isoDay(date.min), last: isoDay(date.max) }
  } catch {
    return undefined
  }
}

/** Whether a text is a day of the calendar, which most dates are. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isoDay(Date.parse(text)) === text
}

function isoDay(milliseconds: number): string | undefined {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : undefined
}

/** Schema of a date in a user's file: the text stays as written, what is no EDTF date is refused. */
export const EdtfDate = z.string().refine((text) => parseDate(text) !== undefined, {
  error: 'is not a date; write it as EDTF, such as 2011-12-16, 2017-01~ or 2012-04/2012-05',
})
