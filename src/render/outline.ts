import type { Heading, Nodes, Paragraph, PhrasingContent } from 'mdast'
import type { ContainerDirective } from './directive.ts'
import { toString } from 'mdast-util-to-string'
import type { Chapter, CitedBrief, Footnote } from '../model/chapter.ts'
import { eachNode } from '../model/each-node.ts'
import { type Message, type Noticed, warning } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { headingAttributes } from './heading-attributes.ts'
import { type IdRegister, idRegister, identifier } from './identifier.ts'
import { placeOf } from './place.ts'

/** What a cross-reference can lead to, beside footnotes. */
type TargetKind = 'section' | 'box' | 'table' | 'figure' | 'paragraph'

/** A section, box, table, figure or numbered paragraph with what it is called by. */
export interface Target {
  kind: TargetKind
  id: string
  /** `3.1` of a section, `2` of a table or figure; what is not numbered is called by its title. */
  number: string | undefined
  /** The title as text; empty where there is none. */
  title: string
  /** The title as content, without the attributes that a heading may carry. */
  content: PhrasingContent[]
  /** Rank of a section: 1 for a chapter. */
  rank: number
}

type TargetNode = Heading | ContainerDirective | Paragraph

/** Everything in the brief that has an id and perhaps a number, in reading order. */
export interface Outline {
  targets: Map<TargetNode, Target>
  byId: Map<string, Target>
  ids: IdRegister
}

/** A target before its id is settled. */
interface Draft {
  node: TargetNode
  place: Place
  target: Omit<Target, 'id'>
  ownId: string | undefined
}

/** What has been counted so far. `section` is `undefined` within a chapter without a number. */
interface Counts {
  chapter: number
  section: number | undefined
  table: number
  figure: number
  paragraph: number
}

/**
 * Numbers chapters (1), their sections (1.1), tables, figures and, where the brief asks for it, paragraphs through the whole brief, and gives each an id: the author's
 * own, or one from its title. Ids that authors chose are given out first; one chosen twice is reported. A footnote is read at its first call.
 */
export function outlineOf({ chapters, footnotes }: CitedBrief, paragraphs: 'plain' | 'numbered' = 'plain'): Noticed<Outline> {
  const counts: Counts = { chapter: 0, section: 0, table: 0, figure: 0, paragraph: 0 }
  const unread = new Map(footnotes.map((footnote) => [`${footnote.number}`, footnote]))
  const drafts = chapters.flatMap((chapter) => draftsOf(chapter, unread, counts, paragraphs))
  const ids = idRegister()
  const messages: Message[] = []
  const idOf = new Map<Draft, string>()
  for (const draft of drafts.filter(({ ownId }) => ownId !== undefined)) idOf.set(draft, claimOwn(draft, ids, messages))
  const targets = new Map<TargetNode, Target>()
  for (const draft of drafts) {
    const { node, target } = draft
    const fallback = target.kind === 'paragraph' ? `paragraph-${target.number}` : target.kind
    targets.set(node, { ...target, id: idOf.get(draft) ?? ids.claim(identifier(target.title, fallback)) })
  }
  const byId = new Map([...targets.values()].map((target) => [target.id, target]))
  return { value: { targets, byId, ids }, messages }
}

function claimOwn({ ownId = '', place }: Draft, ids: IdRegister, messages: Message[]): string {
  if (ids.isTaken(ownId)) {
    messages.push(warning(place, 'duplicate-id', `the id "${ownId}" is taken`, 'give each section, box, table and figure an id of its own'))
  }
  return ids.claim(ownId)
}

function draftsOf({ tree, path }: Chapter, unread: Map<string, Footnote>, counts: Counts, paragraphs: 'plain' | 'numbered'): Draft[] {
  const drafts: Draft[] = []
  const outermost = new Set<Nodes>(tree.children)
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'heading') drafts.push({ node, place: placeOf(node, path), ...section(node, counts) })
    else if (node.type === 'containerDirective') drafts.push(...captionedDraft(node, path, counts))
    else if (node.type === 'footnoteReference') drafts.push(...draftsOfNote(node.identifier, unread, counts))
    else if (paragraphs === 'numbered' && node.type === 'paragraph' && outermost.has(node) && mayHaveNumber(node)) {
      drafts.push({ node, place: placeOf(node, path), ...numberedParagraph(node, counts) })
    }
  })
  return drafts
}

/** Boxes, tables and figures of a footnote that was not called before; its headings are no sections, its paragraphs have no numbers. */
function draftsOfNote(number: string, unread: Map<string, Footnote>, counts: Counts): Draft[] {
  const note = unread.get(number)
  if (!note) return []
  unread.delete(number)
  const drafts: Draft[] = []
  eachNode<Nodes>({ type: 'root', children: note.body }, (node) => {
    if (node.type === 'containerDirective') drafts.push(...captionedDraft(node, note.place.file, counts))
  })
  return drafts
}

function captionedDraft(node: ContainerDirective, path: string, counts: Counts): Draft[] {
  const { name } = node
  return isCaptioned(name) ? [{ node, place: placeOf(node, path), ...captioned(node, name, counts) }] : []
}

function section(heading: Heading, counts: Counts): Pick<Draft, 'target' | 'ownId'> {
  const { children, attributes } = headingAttributes(heading)
  const number = numberOf(heading.depth, attributes.numbered, counts)
  return { target: { kind: 'section', number, title: plain(children), content: children, rank: heading.depth }, ownId: attributes.id }
}

/** A paragraph of its own: neither pictures alone, nor the end of a sentence that a quotation or a list interrupted, nor a part of the one before. */
function mayHaveNumber(paragraph: Paragraph): boolean {
  return headingAttributes(paragraph).attributes.numbered && /^[^\p{Ll}]/u.test(plain(paragraph.children)) && !isLettered(paragraph)
}

/** Whether a paragraph has a letter by which it belongs to the one before: `(a)`, `(iv)`. */
export function isLettered({ children }: Paragraph): boolean {
  return /^\((?:\p{Ll}|[ivx]+)\)\s/u.test(plain(children))
}

function numberedParagraph(paragraph: Paragraph, counts: Counts): Pick<Draft, 'target' | 'ownId'> {
  const { children, attributes } = headingAttributes(paragraph)
  return {
    target: { kind: 'paragraph', number: `${++counts.paragraph}`, title: '', content: children, rank: 0 },
    ownId: attributes.id,
  }
}

/** Counts a heading of the two ranks that are numbered. */
function numberOf(rank: number, numbered: boolean, counts: Counts): string | undefined {
  if (rank === 1) {
    counts.section = numbered ? 0 : undefined
    return numbered ? `${++counts.chapter}` : undefined
  }
  if (rank > 2 || !numbered || counts.section === undefined) return undefined
  return `${counts.chapter}.${++counts.section}`
}

function isCaptioned(name: string): name is 'box' | 'table' | 'figure' {
  return name === 'box' || name === 'table' || name === 'figure'
}

function captioned(node: ContainerDirective, kind: 'box' | 'table' | 'figure', counts: Counts): Pick<Draft, 'target' | 'ownId'> {
  const content = directiveTitle(node)
  const number = kind === 'box' ? undefined : `${++counts[kind]}`
  return { target: { kind, number, title: plain(content), content, rank: 0 }, ownId: node.attributes?.['id'] || undefined }
}

/** The title of a directive: its label in brackets, which may hold markup and calls, or its `title` attribute. */
function directiveTitle(node: ContainerDirective): PhrasingContent[] {
  const [first] = node.children
  if (isLabel(first)) return first.children
  const title = node.attributes?.['title']
  return title ? [{ type: 'text', value: title }] : []
}

/** Whether a child of a directive is its label in brackets. */
export function isLabel(node: TargetNode['children'][number] | undefined): node is Extract<typeof node, { type: 'paragraph' }> {
  return node?.type === 'paragraph' && Boolean(node.data?.directiveLabel)
}

/** Text of a title as the contents show it: without calls. */
function plain(content: PhrasingContent[]): string {
  return toString(content).replace(/\s+/g, ' ').trim()
}
