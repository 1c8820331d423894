/** How sure a date is: `~` about, `?` uncertain, `%` both. */
type Certainty = 'about' | 'uncertain' | 'both'

/** One date as far as it is known. */
export interface DateParts {
  year: number
  /** 1 to 12, or a season, 21 (spring) to 24 (winter). */
  month?: number
  day?: number
  certainty?: Certainty
  /** Whether the year stands for its decade (`201X`) or century (`20XX`). */
  span?: 'decade' | 'century'
}

/** A period; an end that is `undefined` is open or unknown. */
export interface Interval {
  from: DateParts | undefined
  to: DateParts | undefined
}

const certainties: Record<string, Certainty> = { '~': 'about', '?': 'uncertain', '%': 'both' }
const single = /^(\d{2})(\d{2}|\dX|XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%])?$/

/**
 * Reads what people write of EDTF (ISO 8601-2, levels 0 and 1): days, months, years, seasons, decades, `~ ? %` and intervals of
 * them. `undefined` where the text is something rarer, which is then printed as it stands.
 */
export function readEdtf(text: string): DateParts | Interval | undefined {
  if (!text.includes('/')) return readSingle(text)
  const [from, to, ...more] = text.split('/').map((end) => (end === '' || end === '..' ? undefined : (readSingle(end) ?? null)))
  return from === null || to === null || more.length > 0 ? undefined : { from, to }
}

export function isInterval(date: DateParts | Interval): date is Interval {
  return 'from' in date
}

/** A month, or a season: EDTF numbers more of them, which are mistakes where people write them. */
function isMonth(number: number): boolean {
  return (number >= 1 && number <= 12) || (number >= 21 && number <= 24)
}

function readSingle(text: string): DateParts | undefined {
  const [, century, rest = '', month, day, sign = ''] = single.exec(text) ?? []
  if (century === undefined) return undefined
  const certainty = certainties[sign]
  const sure = certainty && { certainty }
  if (rest === 'XX') return { year: Number(century) * 100, span: 'century', ...sure }
  if (rest.endsWith('X')) return { year: Number(century + rest.replace('X', '0')), span: 'decade', ...sure }
  const parts: DateParts = { year: Number(century + rest), ...sure }
  if (month === undefined || month === 'XX') return parts
  if (!isMonth(Number(month))) return undefined
  return day === undefined || day === 'XX' ? { ...parts, month: Number(month) } : { ...parts, month: Number(month), day: Number(day) }
}
