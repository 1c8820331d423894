import type { CiteItem } from '../model/chapter.ts'

/**
 * Joins the cites of one cluster that evidence notes brought, as an editor would: one source is named once, with all its places.
 * "HRW, section “A”, at n. 81; ibid., section “A”, at n. 82; ibid." becomes "HRW, section “A”, at nn. 81 and 82". What authors
 * wrote by hand stays as they wrote it, but for exact repetitions.
 */
export function joinCites(items: readonly CiteItem[], and: string): CiteItem[] {
  const joined: CiteItem[] = []
  for (const item of items) {
    const isPlain = !item.prefix?.length && !item.suffix?.length
    const twin = isPlain ? joined.find((other) => isRepeated(other, item)) : undefined
    const sibling = isPlain && item.note ? joined.findIndex((other) => belongsTo(other, item)) : -1
    if (twin) continue
    if (sibling === -1) joined.push(item)
    else joined[sibling] = { ...item, ...joined[sibling], locator: [joined[sibling]?.locator, item.locator].join(separator) }
  }
  return joined.map((item) => (item.locator?.includes(separator) ? { ...item, locator: joinPlaces(item, and) } : item))
}

/** Between locators while they are being gathered; no text can hold it. */
const separator = '\uFDEF'

function isRepeated(other: CiteItem, item: CiteItem): boolean {
  if (other.key !== item.key || other.label !== item.label || other.prefix?.length || other.suffix?.length) return false
  if ((other.suppressAuthor ?? false) !== (item.suppressAuthor ?? false)) return false
  return other.locator === item.locator || (other.locator?.split(separator).includes(item.locator ?? separator) ?? false)
}

function belongsTo(other: CiteItem, { key, label, locator }: CiteItem): boolean {
  if (other.key !== key || other.label !== label || !other.note || !other.locator || !locator) return false
  return !other.prefix?.length && !other.suffix?.length
}

function joinPlaces({ label, locator = '' }: CiteItem, and: string): string {
  const places = locator.split(separator)
  if (label !== 'custom') return list(places, and)
  const parts = withoutDetails(places.flatMap(takeApart)).map(splitPlace)
  const heads = [...new Set(parts.map(({ head }) => head))]
  const groups = heads.map((head) => {
    const units = joinUnits(
      parts.filter((part) => part.head === head),
      and,
    )
    return head ? [head, ...units].filter(Boolean).join(', ') : units.join('; ')
  })
  return groups.join('; ')
}

interface Place {
  /** What several places share: `section “A”`. */
  head: string
  /** What their numbers or dates count: `at n.`, `entry of`; empty where nothing is known of the words. */
  unit: string
  value: string
}

/** Units and what they are called where there are several. */
const plurals = new Map([
  ['after n.', 'after nn.'],
  ['answer', 'answers'],
  ['at n.', 'at nn.'],
  ['before n.', 'before nn.'],
  ['entry of', 'entries of'],
  ['n.', 'nn.'],
  ['p.', 'pp.'],
  ['para.', 'paras'],
  ['question', 'questions'],
])
const units = [...plurals.keys()].map((unit) => unit.replace('.', String.raw`\.`)).join('|')
const withTitle = /^(?<head>.*[”"»]), (?<tail>.+)$/u
const withUnit = new RegExp(`^(?<head>.*), (?<tail>(?:${units}) .+)$`, 'u')
const counted = new RegExp(`^(?<unit>${units}) (?<value>[^,;]+)$`, 'u')

/** "at n. 5 and n. 7" is two places. */
function takeApart(text: string): string[] {
  const { head = '', first, a, second = first, b } = twoNotes.exec(text)?.groups ?? {}
  return first ? [`${head}${first} n. ${a}`, `${head}${second} n. ${b}`] : [text]
}
const twoNotes = /^(?<head>.*, )?(?<first>at|after|before) n\. (?<a>\d+) and (?:(?<second>at|after|before) )?n\. (?<b>\d+)$/u

/** A whole entry holds what is cited of it in particular. */
function withoutDetails(places: readonly string[]): string[] {
  return places.filter((place) => !places.some((other) => place.startsWith(`${other}, `) && !/[”"»]$/u.test(other)))
}

function splitPlace(text: string): Place {
  const { head, tail } = withTitle.exec(text)?.groups ?? withUnit.exec(text)?.groups ?? {}
  if (!tail) return /[”"»]$/u.test(text) ? { head: text, unit: '', value: '' } : { head: '', ...splitTail(text) }
  return { head: head ?? '', ...splitTail(tail) }
}

function splitTail(tail: string): Pick<Place, 'unit' | 'value'> {
  const { unit = '', value = tail } = / to /u.test(tail) ? {} : (counted.exec(tail)?.groups ?? {})
  return { unit, value }
}

function joinUnits(places: readonly Place[], and: string): string[] {
  const kinds = [...new Set(places.map(({ unit }) => unit))]
  return kinds.map((kind) => {
    const values = [...new Set(places.filter(({ unit }) => unit === kind).map(({ value }) => value))]
    const sorted = values.every((value) => /^\d+$/u.test(value)) ? values.toSorted((a, b) => Number(a) - Number(b)) : values
    return [values.length > 1 ? plurals.get(kind) : kind, list(sorted, and)].filter(Boolean).join(' ')
  })
}

function list(values: readonly string[], and: string): string {
  return values.length < 3 ? values.join(` ${and} `) : `${values.slice(0, -1).join(', ')} ${and} ${values.at(-1)}`
}
