/**
 * The widths that an author gives to a table's columns, as shares of the whole: `2 5 3` are a fifth, a half and three tenths.
 *
 * @returns shares that make one together, none where it says something else than numbers above 0
 */
export function columnShares(widths: string): number[] | undefined {
  const parts = widths.trim().split(/\s+/)
  if (!parts.every((part) => /^\d{1,3}(\.\d{1,2})?$/.test(part) && Number(part) > 0)) return undefined
  const whole = parts.reduce((sum, part) => sum + Number(part), 0)
  return parts.map((part) => Number(part) / whole)
}
