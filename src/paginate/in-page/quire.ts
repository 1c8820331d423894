import type { Run } from '../conserve/account.ts'

declare function numberAccounts(root: ParentNode): void
declare function readText(notes: 'page' | 'end'): Run[]
declare function tally(elements: Iterable<Element>): number

/** Sections that follow each other, with the notes that they call first, as a document of its own; plain data. */
export interface Quire {
  html: string
  /** A sum over its letters. */
  letters: number
  elsewhere: LinkedElsewhere
}

/** What of the document is in other quires: its ids, fragments that are linked there, and those of them that the contents name. */
interface LinkedElsewhere {
  ids: string[]
  sought: string[]
  entries: string[]
}

/** What of the document is laid out in other tabs. */
export interface Elsewhere extends Omit<LinkedElsewhere, 'ids'> {
  ids: Set<string>
  /** Stands for the section before, so that what begins here does not look like the first of all. */
  before: Element | undefined
}

/** What belongs to a quire in the whole document. */
interface QuireParts {
  sections: Element[]
  notes: Element[]
  /** What stands before the text, or after it. */
  around: Node[]
}

/**
 * Parts a document into quires of about the same length. It is read for that without being shown.
 *
 * @returns nothing where it cannot be parted
 */
function partDocument(html: string, count: number): Quire[] {
  const whole = new DOMParser().parseFromString(html, 'text/html')
  const main = whole.querySelector('main')
  if (main === null || main.querySelector('.footnotes') || hasBareText(main)) return []
  numberAccounts(whole)
  const quires = quiresOf(main, count)
  if (quires.length < 2) return []
  const links = quires.map(({ sections, notes, around }) => linksAmong([...around, ...sections, ...notes]))
  const homes = [...whole.querySelectorAll('.footnotes')]
  const homeOf = new Map(
    quires.flatMap(({ notes }) => notes.map((note) => [note, homes.findIndex((home) => home.contains(note))] as const)),
  )
  for (const note of homeOf.keys()) note.remove()
  main.replaceChildren()
  return quires.map((_, index) => documentOf(index, quires, links, { whole, homeOf }))
}

function hasBareText({ childNodes }: Element): boolean {
  return [...childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
}

function quiresOf(main: Element, count: number): QuireParts[] {
  const sections = [...main.children]
  const notes = notesOfSections(sections)
  const starts = quireStarts(sections, notes, count)
  const isCalled = new Set(notes.flat())
  const all = [...main.ownerDocument.querySelectorAll('.footnotes .footnote')]
  return starts.map((first, index) => {
    const end = starts[index + 1] ?? sections.length
    const own = new Set(notes.slice(first, end).flat())
    return {
      sections: sections.slice(first, end),
      notes: all.filter((note) => own.has(note) || (index === 0 && !isCalled.has(note))), // one without a call is missed only once
      around: nodesAround(main, index === 0, index === starts.length - 1),
    }
  })
}

/** The notes that each section calls first, and what these call in turn. */
function notesOfSections(sections: Element[]): Element[][] {
  const document = sections[0]?.ownerDocument
  const free = new Map([...(document?.querySelectorAll('.footnotes .footnote') ?? [])].map((note) => [`#${note.id}`, note]))
  const take = (caller: Element): Element[] =>
    [...caller.querySelectorAll('.footnote-call')].flatMap((call) => {
      const address = call.getAttribute('href') ?? ''
      const note = free.get(address)
      free.delete(address)
      return note ? [note, ...take(note)] : []
    })
  const front = [...(document?.querySelectorAll('.title-page') ?? [])].flatMap(take)
  return sections.map((section, index) => (index === 0 ? [...front, ...take(section)] : take(section)))
}

/**
 * The sections with which quires begin. The first quire, which waits for all others, has one section and what stands before it; the
 * others are of about the same length.
 */
function quireStarts(sections: Element[], notes: Element[][], count: number): number[] {
  const lengths = sections.map((section, index) =>
    [section, ...notes[index]!].reduce((sum, part) => sum + (part.textContent ?? '').length, 0),
  )
  const whole = lengths.slice(1).reduce((sum, length) => sum + length, 0)
  const starts = [0]
  let length = 0
  for (const [index, section] of sections.entries()) {
    if (index === 0) continue
    const isDue = length >= (whole * (starts.length - 1)) / (count - 1) && starts.length < count
    if (isDue && section.querySelector('h1, h2')) starts.push(index)
    length += lengths[index]!
  }
  return starts
}

/** What stands before the text, or after it, but for the notes. */
function nodesAround(main: Element, isBefore: boolean, isAfter: boolean): Node[] {
  const isOther = (node: Node) =>
    !(node instanceof Element) || (!/^(style|script|link)$/.test(node.localName) && !node.matches('.footnotes, :has(.footnotes)'))
  const nodes: Node[] = []
  for (let element = main; element.localName !== 'body'; element = element.parentElement!) {
    const siblings = [...element.parentNode!.childNodes]
    const at = siblings.indexOf(element)
    if (isBefore) nodes.push(...siblings.slice(0, at).filter(isOther))
    if (isAfter) nodes.push(...siblings.slice(at + 1).filter(isOther))
  }
  return nodes
}

function linksAmong(nodes: Node[]): LinkedElsewhere {
  const elements = nodes.filter((node): node is Element => node instanceof Element)
  const find = <T extends Element>(selector: string) =>
    elements.flatMap((element) => [...(element.matches(selector) ? [element] : []), ...element.querySelectorAll(selector)] as T[])
  const fragments = (links: HTMLAnchorElement[]) => [...new Set(links.map(({ hash }) => hash.slice(1)))] // as addresses have it
  return {
    ids: find('[id]').map(({ id }) => id),
    sought: fragments(find('a[href^="#"]')),
    entries: fragments(find('.contents a[href^="#"]')),
  }
}

/** Puts a quire into a copy of the document that has no text. */
function documentOf(
  index: number,
  quires: QuireParts[],
  links: LinkedElsewhere[],
  { whole, homeOf }: { whole: Document; homeOf: Map<Element, number> },
): Quire {
  const copy = whole.cloneNode(true) as Document
  const main = copy.querySelector('main')!
  for (const node of nodesAround(main, index > 0, index < quires.length - 1)) node.parentNode!.removeChild(node)
  const before = quires[index - 1]?.sections.at(-1)?.cloneNode(false) as Element | undefined
  before?.removeAttribute('id')
  main.append(...(before ? [before] : []), ...quires[index]!.sections)
  const homes = copy.querySelectorAll('.footnotes')
  for (const note of quires[index]!.notes) homes[homeOf.get(note)!]!.append(note)
  for (let part: Element | null = index > 0 ? main : null; part; part = part.parentElement) part.removeAttribute('id') // it is in the first
  const others = links.filter((_, other) => other !== index)
  return {
    html: `${copy.doctype ? '<!doctype html>' : ''}${copy.documentElement.outerHTML}`,
    letters: tally([copy.body]),
    elsewhere: {
      ids: others.flatMap(({ ids }) => ids),
      sought: others.flatMap(({ sought }) => sought),
      entries: others.flatMap(({ entries }) => entries),
    },
  }
}

/**
 * The text of a quire that is open in this tab, as `readText` gives it.
 *
 * @returns `null` where it has other letters than it had in the whole document
 */
function readQuire(notes: 'page' | 'end', isFirst: boolean, letters: number, elsewhere: LinkedElsewhere): Run[] | null {
  if (tally([document.body]) !== letters) return null
  const before = isFirst ? undefined : (document.querySelector('main')!.firstElementChild ?? undefined)
  globalThis.dossierElsewhere = { ...elsewhere, ids: new Set(elsewhere.ids), before }
  return readText(notes)
}

export const quireFunctions = [
  partDocument,
  hasBareText,
  quiresOf,
  notesOfSections,
  quireStarts,
  nodesAround,
  linksAmong,
  documentOf,
  readQuire,
]
