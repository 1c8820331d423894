import { error, type Message, type Noticed, type Subject, warning } from '../../model/message.ts'
import type { Place } from '../../model/place.ts'
import { didYouMean } from '../../model/suggest.ts'
import { citationJs } from './citation-js.ts'
import { readEdtf } from './date.ts'
import type { RawEntry } from './entry.ts'
import { knownFields, words } from './fields.ts'

/** The types of RIS that CSL has one for. */
const risTypes = words(`
  ABST ADVS AGGR ANCIENT ART BILL BLOG BOOK CASE CHAP CHART CLSWK COMP CONF CPAPER CTLG DATA DBASE DICT EBOOK ECHAP EDBOOK EJOUR ELEC
  ENCYC EQUA FIGURE GEN GOVDOC GRANT HEAR ICOMM INPR JFULL JOUR LEGAL MANSCPT MAP MGZN MPCT MULTI MUSIC NEWS PAMP PAT PCOMM RPRT SER
  SLIDE SOUND STAND STAT THES UNBILL UNPB VIDEO WEB`)

/** Tags whose text may run over several lines. */
const longTags = words('AB N1 N2 KW RN U1 U2 U3 U4 U5')

interface Line {
  tag: string
  value: string
  number: number
}

/** Reads a library in RIS. A record without `ID` has the key `family-year-word` of its author, date and title. */
export function readRis(path: string, text: string): Noticed<RawEntry[]> {
  const { value: records, messages } = readRecords(path, text)
  const taken = new Set<string>()
  const entries = records.map((lines) => {
    const place: Place = { file: path, line: lines[0]?.number ?? 1, column: 1 }
    const fields = convert(lines)
    const key = free(String(lines.find(({ tag }) => tag === 'ID')?.value ?? derivedKey(fields)), taken)
    taken.add(key)
    messages.push(...checkType(lines, key, place))
    return { key, fields, place, placeOf: ([field]: readonly (string | number)[]) => placeOfField(String(field), lines, place) }
  })
  return { value: entries, messages }
}

function readRecords(file: string, text: string): Noticed<Line[][]> {
  const records: Line[][] = []
  const messages: Message[] = []
  let record: Line[] | undefined
  for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
    const number = index + 1
    const [, tag = '', value = ''] = /^\s*([A-Z][A-Z0-9])\s{0,2}-(?:\s(.*))?$/u.exec(line) ?? []
    const fault = (what: string, hint: string) => messages.push(error({ file, line: number, column: 1 }, 'valid-library', what, hint))
    if (tag === 'TY') records.push((record = [{ tag, value: value.trim().toUpperCase(), number }]))
    else if (tag === 'ER') record = undefined
    else if (tag && record) record.push({ tag, value: value.trim(), number })
    else if (line.trim() !== '' && !tag && record && longTags.has(record.at(-1)?.tag ?? '')) extend(record, line)
    else if (line.trim() !== '')
      fault(
        record ? 'this line has no tag' : 'this line is in no record',
        'a line is written TI  - text; a record begins with TY  - and ends with ER  -',
      )
  }
  return { value: records, messages }
}

function extend(record: Line[], line: string): void {
  const last = record.at(-1)
  if (last) last.value += ` ${line.trim()}`
}

/** By citation-js; dates by our own reader, which knows approximate ones. */
function convert(lines: readonly Line[]): Record<string, unknown> {
  const record: Record<string, string | string[]> = {}
  for (const { tag, value } of lines) {
    if (value === '' || tag === 'ID') continue
    const before = record[tag]
    record[tag] = before === undefined ? value : [before, value].flat()
  }
  const type = String(record['TY'])
  // citation-js makes the author of a newspaper article a "reporter", which CSL does not know
  record['TY'] = type === 'NEWS' ? 'MGZN' : risTypes.has(type) ? type : 'GEN'
  const chained = citationJs().plugins.input.chain(record, { forceType: '@ris/record', generateGraph: false }) as Record<string, unknown>[]
  const fields = { ...knownFields(chained[0]), ...(type === 'NEWS' && { type: 'article-newspaper' }) }
  const date = readEdtf(firstOf(record['DA'])) ?? readEdtf(firstOf(record['PY'])) ?? readEdtf(firstOf(record['Y1']))
  const accessed = readEdtf(firstOf(record['Y2']))
  return { ...fields, ...(date && { issued: date }), ...(accessed && { accessed }) }
}

function firstOf(value: string | string[] | undefined): string {
  return [value ?? ''].flat()[0]?.replace(/\/+[^/\d]*$/u, '') ?? ''
}

function checkType([first]: readonly Line[], key: string, place: Place): Message[] {
  if (!first || risTypes.has(first.value)) return []
  const about: Subject[] = [`source:${key}`]
  return [
    warning(
      place,
      'valid-entry',
      `the entry "${key}" has the type "${first.value}", which RIS does not know`,
      didYouMean(first.value, risTypes) || 'it is taken as GEN',
      about,
    ),
  ]
}

/** The same for the same record wherever it stands in the file, which a counter would not be. */
function derivedKey(fields: Record<string, unknown>): string {
  const [author] = (fields['author'] as { family?: string; literal?: string }[] | undefined) ?? []
  const year = (fields['issued'] as { 'date-parts'?: number[][] } | undefined)?.['date-parts']?.[0]?.[0]
  const word = /\p{L}{4,}/u.exec(String(fields['title'] ?? ''))?.[0]
  const parts = [author?.family ?? author?.literal, year, word].filter(Boolean).map((part) => slug(String(part)))
  return parts.join('-') || 'untitled'
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
}

function free(key: string, taken: ReadonlySet<string>): string {
  for (let number = 2, candidate = key; ; number++) {
    if (!taken.has(candidate)) return candidate
    candidate = `${key}-${number}`
  }
}

/** Tags by the field of CSL that a fault would be found in. */
const tagsOf: Readonly<Record<string, string>> = {
  author: 'AU A1',
  editor: 'ED A2',
  issued: 'PY Y1 DA',
  accessed: 'Y2',
  title: 'TI T1',
  URL: 'UR',
}

function placeOfField(field: string, lines: readonly Line[], place: Place): Place {
  const tags = tagsOf[field]?.split(' ') ?? []
  const line = lines.find(({ tag }) => tags.includes(tag))?.number
  return line ? { ...place, line } : place
}
