import { type Tokens, tokensOf } from './content-tokens.ts'

/** A stretch of a content stream between a mark and its end, by byte offsets. */
export interface MarkedContent {
  /** By which the structure tree knows it; `undefined` where it has none. */
  mcid: number | undefined
  isArtifact: boolean
  start: number
  /** Behind the operator that opens it. */
  opened: number
  /** Behind the operator that closes it; -1 where nothing does. */
  end: number
  /** What is painted in it. */
  text: boolean
  image: boolean
  path: boolean
  /** Names of the pictures and forms that are painted in it. */
  objects: string[]
}

export interface ScannedContent {
  /** Marks that stand in no other. */
  marks: MarkedContent[]
  /** What is painted outside of all marks, by byte offsets; of a picture or form its name. */
  loose: [start: number, end: number, object?: string | undefined][]
  /** Whether a character is shown that its font lacks: glyph 0 of a font with two bytes for a glyph. */
  hasMissingGlyph: boolean
}

/** Where the scan is. */
interface Scan extends Omit<ScannedContent, 'hasMissingGlyph'> {
  tokens: Tokens
  depth: number
  /** Where the path or the text object that is being made begins; -1 for none. */
  path: number
  object: number
  /** Whether text is shown in the text object outside of all marks. */
  hasLooseText: boolean
}

/** What operators do, as far as it matters here (ISO 32000-1, annex A). */
const operators = new Map<string, (scan: Scan, from: number) => void>([
  ...['BDC', 'BMC'].map((operator) => [operator, open] as const),
  ['EMC', close],
  ['BT', (scan, from) => void (scan.object = from)],
  ['ET', endText],
  ...['Tj', 'TJ', "'", '"'].map((operator) => [operator, showText] as const),
  ...['m', 're'].map((operator) => [operator, beginPath] as const),
  ['n', (scan) => void (scan.path = -1)],
  ...['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*'].map((operator) => [operator, paintPath] as const),
  ...['sh', 'BI'].map((operator) => [operator, paintImage] as const),
  ['Do', paintObject],
])

/**
 * Reads a content stream for its marked content (ISO 32000-1, 14.6) and what is painted in it and outside of it.
 *
 * @param bytes decoded
 */
export function scanContent(bytes: Uint8Array): ScannedContent {
  const tokens = tokensOf(bytes)
  const scan: Scan = { tokens, marks: [], loose: [], depth: 0, path: -1, object: -1, hasLooseText: false }
  for (let operator = tokens.next(); operator !== undefined; operator = tokens.next()) operators.get(operator)?.(scan, tokens.from)
  const { marks, loose } = scan
  return { marks, loose, hasMissingGlyph: tokens.hasMissingGlyph }
}

function open(scan: Scan, start: number): void {
  const { tokens } = scan
  if (scan.depth++ > 0) return
  const operands = tokens.letters.slice(start, tokens.at)
  const mcid = /\/MCID\s+(\d+)/.exec(operands)?.[1]
  const isArtifact = /^\/Artifact\b/.test(operands)
  const painted = { text: false, image: false, path: false, objects: [] }
  scan.marks.push({ mcid: mcid === undefined ? undefined : Number(mcid), isArtifact, start, opened: tokens.at, end: -1, ...painted })
}

function close(scan: Scan): void {
  if (--scan.depth === 0) scan.marks.at(-1)!.end = scan.tokens.at
}

function endText(scan: Scan): void {
  if (scan.hasLooseText) scan.loose.push([scan.object, scan.tokens.at])
  scan.object = -1
  scan.hasLooseText = false
}

function showText(scan: Scan, from: number): void {
  if (scan.depth > 0 || scan.object === -1) paint(scan, 'text', from)
  else scan.hasLooseText = true
}

function beginPath(scan: Scan, from: number): void {
  if (scan.path === -1) scan.path = from
}

function paintPath(scan: Scan, from: number): void {
  paint(scan, 'path', scan.path === -1 ? from : scan.path)
  scan.path = -1
}

function paintImage(scan: Scan, from: number): void {
  paint(scan, 'image', from)
}

function paintObject(scan: Scan, from: number): void {
  const name = /\/(\S+)\s+Do$/.exec(scan.tokens.letters.slice(from, scan.tokens.at))?.[1]
  paint(scan, 'image', from, name)
}

function paint(scan: Scan, what: 'text' | 'image' | 'path', from: number, object?: string): void {
  if (scan.depth === 0) return void scan.loose.push([from, scan.tokens.at, object])
  const mark = scan.marks.at(-1)!
  mark[what] = true
  if (object !== undefined) mark.objects.push(object)
}
