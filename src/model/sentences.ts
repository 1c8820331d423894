import type { PhrasingContent, Root } from 'mdast'
import type { Footnote } from './chapter.ts'
import type { Place } from './place.ts'
import { type Block, blocksOf, isWhole, type SentenceKind } from './sentence-blocks.ts'
import { splitSentences } from './split-sentences.ts'

export type { SentenceKind } from './sentence-blocks.ts'

/** One sentence of a brief, the unit in which facts are checked. */
export interface Sentence {
  kind: SentenceKind
  /** As it is read: without footnote calls, white space made one. Cells of a row are parted by ` | `. */
  text: string
  /** The text without its cross-references, whose numbers are no facts. */
  facts: string
  /** Numbers of the footnotes that are called in it, in reading order, each once; none before citing. */
  footnotes: number[]
  /** Ids of the notes that it cites, in its text or by its footnotes, each once. */
  notes: string[]
  /** Keys of the sources that it cites. */
  sources: string[]
  /** Counts the blocks of the tree, so that sentences of one paragraph can be told. */
  block: number
  /** Where the author wrote its block; `undefined` where the tree does not say. */
  place: Place | undefined
}

/** What the cross-references of a tree are printed as, by target. */
export type ReferenceText = (target: string) => string

/** What the sentences of a tree are read with. */
export interface SentenceOptions {
  /** Of the cited brief: what a call leads to. */
  footnotes?: readonly Footnote[]
  referenceText?: ReferenceText
}

/**
 * The sentences of a chapter in reading order, headings, captions, table rows, boxes and alternative texts of images included; the
 * bodies of footnotes are not. Works before citing, on `citation` nodes, and after it, on footnote calls.
 *
 * @param lang BCP 47; decides where a sentence ends
 */
export function sentencesOf(tree: Root, lang: string, options: SentenceOptions = {}): Sentence[] {
  const byNumber = new Map((options.footnotes ?? []).map((footnote) => [footnote.number, footnote]))
  const referenceText = options.referenceText ?? ((target) => target)
  return blocksOf(tree).flatMap((block, index) => {
    const line = readLine(block.parts, referenceText)
    const refers = line.marks.some(({ type }) => type === 'reference')
    const spans = isWhole(block.kind) ? [{ start: 0, end: line.text.length }] : splitSentences(line.text, lang)
    return spans.flatMap(({ start, end }): Sentence[] => {
      const text = clean(line.text.slice(start, end))
      const isLast = end === line.text.length
      const marks = line.marks.filter(({ at }) => (at > start || start === 0) && (at <= end || isLast))
      if (text === '' && marks.length === 0) return []
      const cited = marks.flatMap((mark) => (mark.type === 'cited' ? [mark] : []))
      const footnotes = unique(marks.flatMap((mark) => (mark.type === 'call' ? [mark.number] : [])))
      const led = footnotes.flatMap((number) => byNumber.get(number) ?? [])
      return [
        {
          kind: block.kind,
          text,
          facts: refers ? clean(withoutReferences(line, start, end)) : text,
          footnotes,
          notes: unique([...cited.flatMap(({ notes }) => notes), ...led.flatMap(({ notes }) => notes)]),
          sources: unique([...cited.flatMap(({ sources }) => sources), ...led.flatMap(({ sources }) => sources)]),
          block: index,
          place: block.place,
        },
      ]
    })
  })
}

/** Something in a line that is not text, and behind which character it stands. */
type Mark = { at: number } & (
  | { type: 'call'; number: number }
  | { type: 'cited'; notes: string[]; sources: string[] }
  | { type: 'reference'; end: number }
)

interface Line {
  text: string
  marks: Mark[]
}

function readLine(parts: Block['parts'], referenceText: ReferenceText): Line {
  const line: Line = { text: '', marks: [] }
  for (const [index, part] of parts.entries()) {
    if (index > 0) line.text += ' | '
    for (const node of part) readInto(line, node, referenceText)
  }
  return line
}

function readInto(line: Line, node: PhrasingContent, referenceText: ReferenceText): void {
  const at = line.text.length
  if (node.type === 'footnoteReference') line.marks.push({ at, type: 'call', number: Number(node.identifier) })
  else if (node.type === 'citation') {
    const notes = node.items.flatMap(({ note }) => note ?? [])
    line.marks.push({ at, type: 'cited', notes, sources: node.items.map(({ key }) => key) })
  } else if (node.type === 'crossReference') {
    line.text += referenceText(node.target)
    line.marks.push({ at, type: 'reference', end: line.text.length })
  } else if (node.type === 'break') line.text += ' '
  else if ('children' in node) for (const child of node.children) readInto(line, child, referenceText)
  // a line break in the source would end a sentence by Unicode's rules
  else if ('value' in node) line.text += node.value.replaceAll(/[\n\r\u2028\u2029]/gu, ' ')
}

function withoutReferences({ text, marks }: Line, start: number, end: number): string {
  let kept = ''
  let from = start
  for (const mark of marks) {
    if (mark.type !== 'reference' || mark.at < start || mark.at >= end) continue
    kept += text.slice(from, mark.at)
    from = Math.min(mark.end, end)
  }
  return kept + text.slice(from, end)
}

/** White space that is not one space already. */
const uneven = /[^\S \u00A0\u202F][^\S\u00A0\u202F]*| [^\S\u00A0\u202F]+/gu

function clean(text: string): string {
  return text.replaceAll(uneven, ' ').trim()
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)]
}
