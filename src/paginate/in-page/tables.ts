/** Gives tables the widths of columns that they found for themselves: the parts of one table on two pages would find others. */
function fixColumns(): void {
  const tables = [...document.querySelectorAll<HTMLTableElement>('.flow table')]
  const found = tables.map(columnsOf)
  for (const [index, table] of tables.entries()) {
    const columns = found[index]
    if (columns === undefined) continue
    const group = document.createElement('colgroup')
    for (const width of columns) {
      const column = document.createElement('col')
      column.style.width = `${width / globalThis.dossier.zoom}px`
      group.append(column)
    }
    table.querySelector('colgroup')?.remove()
    table.insertBefore(group, table.caption?.nextSibling ?? table.firstChild)
    table.classList.add('fixed-columns')
  }
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
  const widths = starts.map((start, index) => (starts[index + 1] ?? box.width) - start)
  // a hair more for all but the widest, or a word that just fits would not
  const widest = widths.indexOf(Math.max(...widths))
  return widths.map((width, index) => (index === widest ? width - 0.2 * (widths.length - 1) : width + 0.2))
}

export const tableFunctions = [fixColumns, columnsOf]
