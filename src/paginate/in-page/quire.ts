/** What of the document is laid out in other tabs. */
export interface Elsewhere {
  /** Ids of what is there. */
  ids: Set<string>
  /** Fragments that are linked there, and those of them that the contents name. */
  sought: string[]
  entries: string[]
  /** Stands for the section before, so that what begins here does not look like the first of all. */
  before: HTMLElement | undefined
}

/**
 * Leaves of the document one quire: sections that follow each other, with the notes that they call first. Which these are depends on the
 * document alone, so that every tab comes to the same.
 *
 * @returns `false`, and the whole document stays, where it cannot be parted into so many
 */
function takeQuire(index: number, count: number): boolean {
  const main = document.querySelector('main')
  const sections = [...(main?.children ?? [])]
  const notes = notesOfSections(sections)
  const starts = quireStarts(sections, notes, count)
  if (main === null || starts.length < count) return false
  const [first, end] = [starts[index]!, starts[index + 1] ?? sections.length]
  const own = new Set(notes.slice(first, end).flat())
  const known = new Set(notes.flat())
  const others: Node[] = [...sections.slice(0, first), ...sections.slice(end), ...around(main, index > 0, index < count - 1)]
  for (const note of document.querySelectorAll('.footnotes .footnote')) {
    if (known.has(note) ? !own.has(note) : index > 0) others.push(note) // one without a call is missed only once
  }
  const before = first === 0 ? undefined : (sections[first - 1]!.cloneNode(false) as HTMLElement)
  before?.removeAttribute('id')
  if (before) sections[first]!.before(before)
  globalThis.dossierElsewhere = { ...linksAmong(others), before }
  for (const node of others) node.parentNode!.removeChild(node)
  for (let part: Element | null = index > 0 ? main : null; part; part = part.parentElement) part.removeAttribute('id') // it is in the first
  return true
}

/** The notes that each section calls first, and what these call in turn. */
function notesOfSections(sections: Element[]): Element[][] {
  const free = new Map([...document.querySelectorAll('.footnotes .footnote')].map((note) => [`#${note.id}`, note]))
  const take = (caller: Element): Element[] =>
    [...caller.querySelectorAll('.footnote-call')].flatMap((call) => {
      const address = call.getAttribute('href') ?? ''
      const note = free.get(address)
      free.delete(address)
      return note ? [note, ...take(note)] : []
    })
  const front = [...document.querySelectorAll('.title-page')].flatMap(take)
  return sections.map((section, index) => (index === 0 ? [...front, ...take(section)] : take(section)))
}

/** The sections with which quires of about the same length begin. */
function quireStarts(sections: Element[], notes: Element[][], count: number): number[] {
  const lengths = sections.map((section, index) =>
    [section, ...notes[index]!].reduce((sum, part) => sum + (part.textContent ?? '').length, 0),
  )
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const starts = [0]
  let length = 0
  for (const [index, section] of sections.entries()) {
    const isDue = length >= (whole * starts.length) / count && starts.length < count
    if (index > 0 && isDue && section.querySelector('h1, h2')) starts.push(index)
    length += lengths[index]!
  }
  return starts
}

/** What stands before the text, or after it, but for the notes. */
function around(main: Element, takesBefore: boolean, takesAfter: boolean): Node[] {
  const isOther = (node: Node) =>
    !(node instanceof Element) || (!/^(style|script|link)$/.test(node.localName) && !node.matches('.footnotes, :has(.footnotes)'))
  const nodes: Node[] = []
  for (let element = main; element !== document.body; element = element.parentElement!) {
    const siblings = [...element.parentNode!.childNodes]
    const at = siblings.indexOf(element)
    if (takesBefore) nodes.push(...siblings.slice(0, at).filter(isOther))
    if (takesAfter) nodes.push(...siblings.slice(at + 1).filter(isOther))
  }
  return nodes
}

function linksAmong(nodes: Node[]): Omit<Elsewhere, 'before'> {
  const elements = nodes.filter((node): node is Element => node instanceof Element)
  const find = (selector: string) =>
    elements.flatMap((element) => [...(element.matches(selector) ? [element] : []), ...element.querySelectorAll(selector)])
  const fragments = (links: Element[]) => [...new Set(links.map((link) => link.getAttribute('href')!.slice(1)))]
  return {
    ids: new Set(find('[id]').map(({ id }) => id)),
    sought: fragments(find('a[href^="#"]')),
    entries: fragments(find('.contents a[href^="#"]')),
  }
}

export const quireFunctions = [takeQuire, notesOfSections, quireStarts, around, linksAmong]
