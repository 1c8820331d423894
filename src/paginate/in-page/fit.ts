declare function lengthOf(css: string): number
declare function hyphenateTable(table: HTMLTableElement): void

/** A way to make a wide table fit: where it stands, and how it is set. */
interface Fitting {
  place: 'text' | 'apart' | 'turned'
  look: string
}

/** The ways to make a table fit, the most readable first. The last breaks words anywhere, and always fits. */
function fittings(): Fitting[] {
  const places: Fitting['place'][] = globalThis.dossier.setup.page.columns === 2 ? ['apart', 'turned'] : ['turned']
  return [
    { place: 'text', look: 'fit-small' },
    ...places.flatMap((place) => ['', 'fit-small'].map((look) => ({ place, look }))),
    { place: 'turned', look: 'fit-smaller' },
    { place: 'turned', look: 'fit-hyphenated' },
    { place: 'turned', look: 'fit-broken' },
  ]
}

/** Finds tables that are wider than their column, and sets them smaller or on pages of their own, which may lie on their side. */
function fitTables(): void {
  const tables = [...document.querySelectorAll<HTMLTableElement>('.flow table')]
  let wide = tables.filter(isTooWide)
  for (const table of tables.filter(isCramped)) setApart(table.parentElement!, false)
  for (const fitting of fittings()) {
    if (wide.length === 0) break
    for (const table of wide) applyFitting(table, fitting)
    wide = wide.filter(isTooWide)
  }
  // they were found by how much they want of the page, and are read in the order in which they are written
  globalThis.dossier.aparts.sort((a, b) => (a.mark.compareDocumentPosition(b.mark) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
}

/** In one of two columns a table of many words would be a tower. */
function isCramped(table: HTMLTableElement): boolean {
  const { setup, capacity } = globalThis.dossier
  if (setup.page.columns === 1 || !table.parentElement!.matches('.chapter > .table')) return false
  return (table.rows[0]?.cells.length ?? 0) > 2 && table.getBoundingClientRect().height > 0.6 * capacity
}

function isTooWide(table: HTMLTableElement): boolean {
  const parent = table.parentElement!
  const { paddingLeft, paddingRight } = getComputedStyle(parent)
  const room = parent.getBoundingClientRect().width - lengthOf(paddingLeft) - lengthOf(paddingRight)
  return table.getBoundingClientRect().width > room + 1
}

/** A table within a box, a list or a note stays there, and is set smaller. */
function applyFitting(table: HTMLTableElement, { place, look }: Fitting): void {
  const wrapper = table.parentElement!
  const mayGo = wrapper.matches('.chapter > .table, .apart > .table')
  table.classList.remove('fit-small', 'fit-smaller')
  if (look === 'fit-hyphenated') hyphenateTable(table)
  table.classList.add(look || (mayGo ? 'fit' : 'fit-smaller'))
  if (mayGo && place !== 'text') setApart(wrapper, place === 'turned')
}

/** Takes a table out of the text, into a column as wide as its pages will be. */
function setApart(wrapper: HTMLElement, isTurned: boolean): void {
  const { aparts } = globalThis.dossier
  let apart = aparts.find(({ column }) => column.contains(wrapper))
  if (apart === undefined) {
    apart = { column: document.createElement('div'), isTurned, mark: document.createComment(''), leaves: [] }
    wrapper.replaceWith(apart.mark)
    apart.column.append(wrapper)
    apart.column.dir = globalThis.dossier.flow.dir
    document.body.append(apart.column)
    aparts.push(apart)
  }
  apart.isTurned = isTurned
  apart.column.className = `page-body flow apart${isTurned ? ' turned' : ''}`
}

export const fitFunctions = [fittings, fitTables, isCramped, isTooWide, applyFitting, setApart]
