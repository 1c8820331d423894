/**
 * Brings the text back to its grid of lines after a heading, table, box or picture of another height: the white after it is made
 * a little smaller or larger. What is not set on the grid itself may stand off it. Only the blocks of a chapter itself are
 * looked at, and all are looked at before any is changed.
 */
function fitToGrid(line: number): void {
  const { flow } = globalThis.dossier
  const changes: { block: HTMLElement; white: number }[] = []
  for (const section of flow.querySelectorAll('.chapter, .bibliography')) {
    const blocks = [...section.children].filter((block): block is HTMLElement => block instanceof HTMLElement && block.offsetHeight > 0)
    const boxes = blocks.map((block) => block.getBoundingClientRect())
    let added = 0
    for (const [index, block] of blocks.entries()) {
      const [box, next] = [boxes[index]!, boxes[index + 1]]
      const name = blocks[index + 1]?.localName
      if (next === undefined || !/^(p|h\d)$/.test(name!)) continue
      const excess = (((next.top - boxes[0]!.top + added) % line) + line) % line
      if (excess < 0.2 || excess > line - 0.2) continue
      const white = next.top - box.bottom
      const mayShrink = !/^h\d$/.test(block.localName) && name === 'p' && white - excess > line / 4
      const change = mayShrink && excess < line * 0.6 ? -excess : line - excess
      changes.push({ block, white: white + change })
      added += change
    }
  }
  for (const { block, white } of changes) block.style.marginBlockEnd = `${white / globalThis.dossier.zoom}px`
}

export const gridFunctions = [fitToGrid]
