/** How the names of the months begin in English, Russian, French, German and Spanish. */
const months = [
  /^(?:jan|янв|ene)/i,
  /^(?:feb|фев|f[ée]v)/i,
  /^(?:mar|мар|mär)/i,
  /^(?:apr|апр|avr|abr)/i,
  /^(?:ma[yi]|ма[йя])/i,
  /^(?:jun|июн|juin)/i,
  /^(?:jul|июл|juil)/i,
  /^(?:aug|авг|ao[uû]|ago)/i,
  /^(?:sep|сен)/i,
  /^(?:o[ck]t|окт)/i,
  /^(?:nov|ноя)/i,
  /^(?:de[cz]|дек|déc|dic)/i,
]

/** A day in any usual form: `16 December 2021`, `Dec. 16, 2021`, `16-12-2021`, `16.12.2021`, `2021-12-16`. */
export const day =
  /(?<!\p{N})(?:(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})|(?<d2>\d{1,2})([-./])(?<m2>\d{1,2})\5(?<y2>\d{4})|(?<d3>\d{1,2})(?:st|nd|rd|th)?\s+(?<m3>\p{L}{3,9})\.?,?\s+(?<y3>\d{4})|(?<m4>\p{L}{3,9})\.?\s+(?<d4>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y4>\d{4}))(?!\p{N})/gu

/** The first day that a text names, as `YYYY-MM-DD`. */
export function readDay(text: string): string | undefined {
  for (const { groups = {} } of text.matchAll(day)) {
    const date = toDay(
      groups['y'] ?? groups['y2'] ?? groups['y3'] ?? groups['y4'],
      groups['m'] ?? groups['m2'] ?? groups['m3'] ?? groups['m4'],
      groups['d'] ?? groups['d2'] ?? groups['d3'] ?? groups['d4'],
    )
    if (date !== undefined) return date
  }
  return undefined
}

function toDay(year = '', month = '', date = ''): string | undefined {
  const number = /^\d/.test(month) ? Number(month) : months.findIndex((name) => name.test(month)) + 1
  const [months12, days] = [number >= 1 && number <= 12, Number(date) >= 1 && Number(date) <= 31]
  return months12 && days ? `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}` : undefined
}
