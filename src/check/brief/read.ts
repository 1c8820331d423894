import type { FootnoteDefinition, Nodes, Parent, Paragraph, Table, TableRow } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Chapter } from '../../model/chapter.ts'
import type { Place } from '../../model/place.ts'
import { splitSentences } from '../../model/split-sentences.ts'

/** A call of a footnote, or a citation that becomes one. */
export interface Call {
  place: Place
  /** What it cites: library keys, and the notes that it stands for. */
  cites: { key: string; note: string | undefined }[]
}

/** A stretch of text as one hand wrote it. */
export interface Piece {
  start: number
  end: number
  place: Place
  /** Whether it is a term that is being explained: `**KNB:** the committee …`. */
  isTerm: boolean
}

export interface Sentence {
  /** As the reader meets it, without calls; what is not text, such as a cross-reference, is U+FFFC. */
  text: string
  place: Place
  pieces: Piece[]
  calls: Call[]
  /** The calls that bear it out: its own or, where it has none, those of the next sentence of its block that has; in a row, all. */
  support: Call[]
  /** The sentences that rest on one call, up to this one. */
  run: string
  block: Block
}

/** A paragraph or a row of a table: within it a footnote bears out what comes before it. */
export interface Block {
  kind: 'paragraph' | 'row'
  sentences: Sentence[]
  hasCalls: boolean
  /** Whether it leads over to what follows, by a colon at its end. */
  leadsOver: boolean
  /** The paragraph that leads over to it, or to the list or table in which it stands. */
  lead: Block | undefined
  /** The table of a row. */
  table: Table | undefined
}

/**
 * Reads a chapter as a fact-checker does: sentence by sentence, each with the footnotes that bear it out. A footnote at the end of a
 * run of sentences bears out the run, back to the footnote before it in the paragraph; in a row of a table, the whole row. Headings,
 * heads of tables, captions and titles of boxes are no sentences.
 */
export function readSentences({ tree, path }: Chapter, lang: string): Sentence[] {
  const reading: Reading = { definitions: definitionsIn(tree), place: { file: path, line: 1, column: 1 }, lang }
  return blocksIn(tree, reading).flatMap(({ sentences }) => sentences)
}

interface Reading {
  definitions: ReadonlyMap<string, FootnoteDefinition>
  place: Place
  lang: string
}

function definitionsIn(tree: Nodes): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>()
  visit(tree, 'footnoteDefinition', (node) => void definitions.set(node.identifier, node))
  return definitions
}

const skipped = new Set(['heading', 'footnoteDefinition', 'code', 'html', 'yaml', 'definition'])

function blocksIn(node: Nodes, reading: Reading): Block[] {
  if (skipped.has(node.type)) return []
  if (node.type === 'table') return node.children.slice(1).map((row) => readRow(row, node, reading))
  if (node.type === 'paragraph') return isLabel(node) ? [] : [readParagraph(node, reading)]
  return 'children' in node ? joinLeads((node as Parent).children.map((child) => blocksIn(child, reading))) : []
}

/** The blocks of siblings: a paragraph that ends in a colon leads over to all of the next one. */
function joinLeads(siblings: readonly Block[][]): Block[] {
  for (const [index, blocks] of siblings.entries()) {
    const lead = siblings[index - 1]?.at(-1)
    if (lead?.leadsOver) for (const block of blocks) block.lead ??= lead
  }
  return siblings.flat()
}

function isLabel({ data }: Paragraph): boolean {
  return (data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true
}

function readParagraph(node: Paragraph, reading: Reading): Block {
  const line = readLine(node, reading)
  const leadsOver = /[:：][\s\uFFFC]*$/u.test(line.text)
  const block: Block = { kind: 'paragraph', sentences: [], hasCalls: line.calls.length > 0, leadsOver, lead: undefined, table: undefined }
  block.sentences = sentencesOf(line, block, reading.lang)
  return withRuns(block)
}

function readRow(row: TableRow, table: Table, reading: Reading): Block {
  const lines = row.children.map((cell) => readLine(cell, reading))
  const calls = lines.flatMap((line) => line.calls.map(({ call }) => call))
  const block: Block = { kind: 'row', sentences: [], hasCalls: calls.length > 0, leadsOver: false, lead: undefined, table }
  block.sentences = lines.flatMap((line) => sentencesOf(line, block, reading.lang))
  return withRuns(block)
}

/** A run goes on until a sentence has calls of its own, which bear out all of it; a row is one run. */
function withRuns(block: Block): Block {
  let run = ''
  let support = block.kind === 'row' ? block.sentences.flatMap(({ calls }) => calls) : []
  for (const sentence of block.sentences.toReversed()) {
    if (block.kind === 'paragraph' && sentence.calls.length > 0) support = sentence.calls
    sentence.support = support
  }
  for (const sentence of block.sentences) {
    run = `${run} ${sentence.text}`.trim()
    sentence.run = run
    if (block.kind === 'paragraph' && sentence.calls.length > 0) run = ''
  }
  return block
}

interface Line {
  text: string
  pieces: Piece[]
  calls: { offset: number; call: Call }[]
  place: Place
}

function readLine(node: Nodes, reading: Reading): Line {
  const line: Line = { text: '', pieces: [], calls: [], place: node.data?.place ?? reading.place }
  readInline(node, line, reading, false)
  return line
}

function readInline(node: Nodes, line: Line, reading: Reading, isTerm: boolean): void {
  const place = node.data?.place ?? line.place
  if (node.type === 'text' || node.type === 'inlineCode') {
    const start = line.text.length
    // a line break in the source would end a sentence by Unicode's rules
    line.text += node.value.replaceAll(/[\n\r\u2028\u2029]/gu, ' ')
    line.pieces.push({ start, end: line.text.length, place, isTerm })
  } else if (node.type === 'citation') {
    const cites = node.items.map(({ key, note }) => ({ key, note }))
    line.calls.push({ offset: line.text.length, call: { place, cites } })
  } else if (node.type === 'footnoteReference') {
    line.calls.push({ offset: line.text.length, call: { place, cites: footnoteOf(node.identifier, reading) } })
  } else if (node.type === 'break') line.text += ' '
  else if ('children' in node) {
    const term = isTerm || (node.type === 'strong' && line.text.trim() === '')
    for (const child of node.children) readInline(child, line, reading, term)
  } else line.text += '\uFFFC'
}

/** What a footnote that its author wrote cites. */
function footnoteOf(identifier: string, { definitions }: Reading): Call['cites'] {
  const cites: Call['cites'] = []
  const definition = definitions.get(identifier)
  if (definition) visit(definition, 'citation', ({ items }) => void cites.push(...items.map(({ key, note }) => ({ key, note }))))
  return cites
}

/** A call belongs to the sentence that ends at it. */
function sentencesOf({ text, pieces, calls, place }: Line, block: Block, lang: string): Sentence[] {
  const all = splitSentences(text, lang)
  return all.map(({ start, end }, index): Sentence => {
    const within = pieces.filter((piece) => piece.start < end && piece.end > start)
    const isLast = index === all.length - 1
    return {
      text: text.slice(start, end),
      place: within[0]?.place ?? place,
      pieces: within.map((piece) => ({ ...piece, start: Math.max(0, piece.start - start), end: Math.min(end, piece.end) - start })),
      calls: calls
        .filter(({ offset }) => (offset > start || (index === 0 && offset === start)) && (offset <= end || isLast))
        .map(({ call }) => call),
      support: [],
      run: '',
      block,
    }
  })
}
