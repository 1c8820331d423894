/** Gives tables the widths of columns that they found for themselves: the parts of one table on two pages would find others. */
function fixColumns(): void {
  const hair = 0.2 // more, or a word that just fits would not
  const tables = [...document.querySelectorAll<HTMLTableElement>('.flow table')].flatMap((table) => {
    const widths = columnsOf(table)
    return widths ? [{ table, widths, height: table.getBoundingClientRect().height }] : []
  })
  for (const { table, widths } of tables) setColumns(table, inRoomOf(widths, hair))
  const crowded = tables.filter(({ table, height }) => table.getBoundingClientRect().height > height + 1)
  for (const { table, widths } of crowded) {
    const wider = widths.map((width) => width + hair) // the widest has nothing to give, and so is the table
    setColumns(table, wider)
  }
}

function setColumns(table: HTMLTableElement, widths: number[]): void {
  const group = document.createElement('colgroup')
  for (const width of widths) {
    const column = document.createElement('col')
    column.style.width = `${width / globalThis.dossier.zoom}px`
    group.append(column)
  }
  table.querySelector('colgroup')?.remove()
  table.insertBefore(group, table.caption?.nextSibling ?? table.firstChild)
  table.classList.add('fixed-columns')
}

/** A hair more for all columns but the widest, which gives it. */
function inRoomOf(widths: number[], hair: number): number[] {
  const widest = widths.indexOf(Math.max(...widths))
  return widths.map((width, index) => (index === widest ? width - hair * (widths.length - 1) : width + hair))
}

/** Widths of the columns in reading direction; `undefined` where no cell tells a column's edge. */
function columnsOf(table: HTMLTableElement): number[] | undefined {
  const isRightToLeft = getComputedStyle(table).direction === 'rtl'
  const box = table.getBoundingClientRect()
  const starts: number[] = []
  for (const cell of [...table.rows].flatMap((row) => [...row.cells])) {
    const { left, right } = cell.getBoundingClientRect()
    const start = isRightToLeft ? box.right - right : left - box.left
    if (!starts.some((other) => Math.abs(other - start) < 1)) starts.push(start)
  }
  starts.sort((a, b) => a - b)
  const spans = [...table.rows].map((row) => [...row.cells].reduce((sum, { colSpan }) => sum + colSpan, 0))
  if (starts.length === 0 || starts.length !== Math.max(...spans)) return undefined
  return starts.map((start, index) => (starts[index + 1] ?? box.width) - start)
}

export const tableFunctions = [fixColumns, setColumns, inRoomOf, columnsOf]
