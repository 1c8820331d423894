import { attributeOf, type Element } from './structure.ts'

/** Rows of a table have as many columns as each other, no cells overlap, and every header cell says what it heads. */
export function checkTable(table: Element): string[] {
  const rows = table.kids.flatMap((kid) => (kid.type === 'TR' ? [kid] : kid.kids.filter(({ type }) => type === 'TR')))
  const grid: boolean[][] = rows.map(() => [])
  let isBroken = false
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of row.kids) {
      while (grid[y]![x]) x++
      const height = Number(attributeOf(cell, 'RowSpan') ?? 1)
      const width = Number(attributeOf(cell, 'ColSpan') ?? 1)
      if (y + height > rows.length) isBroken = true
      for (const line of grid.slice(y, y + height)) {
        for (let column = x; column < x + width; column++) {
          if (line[column]) isBroken = true
          line[column] = true
        }
      }
      x += width
    }
  }
  const widths = new Set(grid.map((line) => line.filter(Boolean).length))
  const headers = rows.flatMap(({ kids }) => kids.filter(({ type }) => type === 'TH'))
  const hasScopes = headers.every((header) => /^(Row|Column|Both)$/.test(attributeOf(header, 'Scope') ?? ''))
  return [
    ...(isBroken || widths.size > 1 ? ['the rows of a table have different numbers of columns'] : []),
    ...(hasScopes ? [] : ['a header cell of a table does not say whether it heads a row or a column']),
  ]
}
