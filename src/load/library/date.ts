import { z } from 'zod'
import type { CslDate } from '../../model/csl.ts'
import { parseDate } from '../../model/date.ts'

const whole = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^-?\d+$/u)
    .transform(Number),
])
const truth = z.union([z.boolean(), z.number(), z.string()]).transform((value) => !['', '0', 'false', 'no'].includes(String(value)))
const parts = z.array(z.array(whole).min(1).max(3)).min(1).max(2)
const common = { season: z.union([z.number(), z.string()]).optional(), circa: truth.optional(), literal: z.string().optional() }
const named = z.object({ year: whole, month: whole.optional(), day: whole.optional(), ...common })

/** The forms that a date takes in CSL-JSON, in the YAML that Pandoc writes, and in what citation-js makes of BibTeX and RIS. */
const written = z.union([
  z.object({ 'date-parts': parts, ...common }),
  z.object({ raw: z.string(), ...common }),
  named,
  z.array(named).min(1).max(2),
  z.object({ ...common, literal: z.string() }),
  z.number().int(),
  z.string(),
])

/** A date as the citation engine takes it; `undefined` where the value is none, such as `2023-02-30`. */
export function readDate(value: unknown): CslDate | undefined {
  const parsed = written.safeParse(value)
  if (!parsed.success) return undefined
  const date = parsed.data
  if (typeof date === 'number') return { 'date-parts': [[date]] }
  if (typeof date === 'string') return readEdtf(date)
  if (Array.isArray(date)) return withParts(date.map(partsOf), date[0] ?? {})
  if ('date-parts' in date) return withParts(date['date-parts'], date)
  if ('raw' in date) return readEdtf(date.raw) ?? { literal: date.raw }
  return 'year' in date ? withParts([partsOf(date)], date) : { literal: date.literal }
}

interface Marks {
  season?: number | string | undefined
  circa?: boolean | undefined
  literal?: string | undefined
}

function partsOf({ year, month, day }: z.infer<typeof named>): number[] {
  return [year, month, day].filter((part) => part !== undefined)
}

function withParts(dateParts: number[][], { season, circa, literal }: Marks): CslDate | undefined {
  const [first = []] = dateParts
  const inMonth = seasonOf(first[1])
  const trimmed = inMonth ? [[first[0] ?? 0]] : dateParts.map(withoutZeros)
  if (!trimmed.every(isDay)) return undefined
  const marked = season ?? inMonth
  return { 'date-parts': trimmed, ...(marked && { season: marked }), ...(circa && { circa }), ...(literal && { literal }) }
}

/** EDTF writes seasons as months 21 to 24. (13 to 16, which CSL knows too, are more often a mistake.) */
function seasonOf(month = 0): number | undefined {
  return month >= 21 && month <= 24 ? month - 20 : undefined
}

/** `[2016, 11, 0]` is what some programs write for November 2016. */
function withoutZeros(date: number[]): number[] {
  const end = date.findIndex((part, index) => index > 0 && part === 0)
  return end === -1 ? date : date.slice(0, end)
}

function isDay([year = 0, month = 1, day = 1]: number[]): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** `2012`, `2012-07-06`, `2017-01~`, `2012-04/2012-05`, `201X`, or a date with a time of day. */
export function readEdtf(text: string): CslDate | undefined {
  const date = text
    .trim()
    .replace(/[T ]\d\d:.*$/u, '')
    .replaceAll(/(?<=\d)\/(?=\d{1,2}(?:\/|$))/gu, '-')
    .replace(/\/$/u, '')
  const [from = '', to = ''] = date.split('/')
  const first = readSimple(from)
  const last = readSimple(to)
  if (first && (last || to === '' || to === '..')) return withParts(last ? [first, last] : [first], { circa: /[~%?]/u.test(date) })
  const days = parseDate(date)
  if (!days?.first || !days.last) return undefined
  const [begin, end] = [Number(days.first.slice(0, 4)), Number(days.last.slice(0, 4))]
  return { 'date-parts': begin === end ? [[begin]] : [[begin], [end]] }
}

function readSimple(text: string): number[] | undefined {
  const found = /^(-?\d{3,4})(?:-(\d\d?)(?:-(\d\d?))?)?[~%?]?$/u.exec(text)
  return found
    ?.slice(1)
    .filter((part) => part !== undefined)
    .map(Number)
}
