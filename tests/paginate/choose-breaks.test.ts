import { describe, expect, it } from 'vitest'
import { chooseBreaks } from '../../src/paginate/choose-breaks.ts'
import type { PlannedColumn } from '../../src/paginate/planned.ts'
import type { Measured, MeasuredBlock, MeasuredContainer } from '../../src/paginate/measured.ts'

interface Sketch extends Partial<Pick<MeasuredBlock, 'kind' | 'path' | 'calls' | 'hyphens' | 'newPage' | 'keepNext'>> {
  lines: number
}

/** Blocks of lines 10 high under one another on pages of ten lines; notes are as many lines of 5. */
function sketch(blocks: Sketch[], notes: number[] = [], containers: MeasuredContainer[] = []): Measured {
  let top = 0
  return {
    containers,
    aparts: [],
    columns: 1,
    capacity: 100,
    separator: 10,
    line: 10,
    notes: notes.map((lines, index) => ({
      number: index + 1,
      steps: Array.from({ length: lines }, (_, line) => (line + 1) * 5),
      calls: [],
    })),
    blocks: blocks.map(({ lines, ...given }) => {
      const tops = Array.from({ length: lines }, (_, line) => top + line * 10)
      top += lines * 10
      const feet = tops.map((lineTop) => lineTop + 10)
      return { kind: 'text', path: [], calls: [], hyphens: [], newPage: 'no', keepNext: 'no', ...given, tops, feet }
    }),
  }
}

/** Where each page begins, as `block.line`. */
const begins = (pages: PlannedColumn[]) => pages.map(({ begin }) => (begin ? `${begin.block}.${begin.line}` : 'notes'))
const noteParts = (pages: PlannedColumn[]) => pages.map(({ notes }) => notes.map(({ note, from, to }) => `${note}:${from}-${to}`))

const container = (kind: MeasuredContainer['kind'], sizes: Partial<MeasuredContainer> = {}): MeasuredContainer => ({
  ...{ kind, above: 0, below: 0, repeated: 0 },
  ...sizes,
})

describe('page breaks', () => {
  it('fill pages and begin one where they must', () => {
    expect(begins(chooseBreaks(sketch([{ lines: 6 }, { lines: 8 }, { lines: 12 }, { lines: 4, newPage: 'any' }])))).toEqual([
      '0.0',
      '1.4',
      '2.6',
      '3.0',
    ])
  })

  it('leave no line of a paragraph alone', () => {
    const orphan = sketch([{ lines: 9 }, { lines: 6 }, { lines: 12 }])
    expect(begins(chooseBreaks(orphan))).not.toContain('1.1')
    const widow = sketch([{ lines: 5 }, { lines: 6 }, { lines: 12 }])
    expect(begins(chooseBreaks(widow))).not.toContain('1.5')
  })

  it('keep a heading with more of a list than its first item of one line', () => {
    const items = Array.from({ length: 6 }, (): Sketch => ({ lines: 1, path: [0] }))
    const blocks: Sketch[] = [{ lines: 8 }, { lines: 1, kind: 'heading', keepNext: 'always' }, ...items]
    expect(begins(chooseBreaks(sketch(blocks, [], [container('list')])))).toEqual(['0.0', '1.0'])
  })

  it('keep a heading with two lines of what follows', () => {
    const blocks: Sketch[] = [{ lines: 8 }, { lines: 1, kind: 'heading', keepNext: 'always' }, { lines: 6 }]
    expect(begins(chooseBreaks(sketch(blocks)))).toEqual(['0.0', '1.0'])
    expect(begins(chooseBreaks(sketch([{ lines: 7 }, ...blocks.slice(1)])))).toEqual(['0.0', '2.2'])
  })

  it('are chosen together: an earlier page is shorter where a later one gains more', () => {
    // filled greedily, the second page would end with a heading that must go over, and be half empty
    const blocks: Sketch[] = [{ lines: 10 }, { lines: 5 }, { lines: 5, path: [0], kind: 'text' }, { lines: 10, path: [] }]
    expect(begins(chooseBreaks(sketch(blocks, [], [container('whole')])))).toEqual(['0.0', '1.0', '3.0'])
  })

  it('leave white before what cannot be parted, not on the pages before it as well', () => {
    const paragraphs = Array.from({ length: 11 }, () => ({ lines: 5 }))
    const measured = sketch([...paragraphs, { lines: 38, path: [0] }, { lines: 5 }], [], [container('whole')])
    const [, second, third] = chooseBreaks({ ...measured, capacity: 400 })
    expect(second!.begin!.block).toBeGreaterThan(6)
    expect(third!.begin).toEqual({ block: 11, line: 0 })
  })

  it('count the notes that lines call', () => {
    const pages = chooseBreaks(sketch([{ lines: 6, calls: [[1, 0]] }, { lines: 6 }], [6]))
    expect(begins(pages)).toEqual(['0.0', '1.0'])
    expect(noteParts(pages)).toEqual([['0:0-6'], []])
  })

  it('split a note rather than to leave a seventh of the page white, but not for a line or two', () => {
    const called = (line: number) => ({ ...sketch([{ lines: 140, calls: [[line, 0]] }], [20]), capacity: 700 })
    expect(begins(chooseBreaks(called(66)))[1]).toBe('0.66')
    expect(noteParts(chooseBreaks(called(60))).slice(0, 2)).toEqual([['0:0-16'], ['0:16-20']])
  })

  it('split the last note of a page rather than one that others follow', () => {
    const blocks: Sketch[] = [{ lines: 58, calls: [[57, 0]] }, { lines: 4, path: [0], calls: [[1, 1]] }, { lines: 90 }]
    const measured = sketch(blocks, [10, 2], [container('whole')])
    const withTable = { ...measured.notes[0]!, steps: [...measured.notes[0]!.steps, 120] }
    const pages = chooseBreaks({ ...measured, capacity: 700, notes: [withTable, measured.notes[1]!] })
    expect([begins(pages)[1], noteParts(pages).slice(0, 2)]).toEqual(['1.0', [['0:0-9'], ['0:9-11', '1:0-2']]])
  })

  it('split a note that its page cannot hold, not one that it can', () => {
    const pages = chooseBreaks(sketch([{ lines: 3, calls: [[1, 0]] }, { lines: 14 }], [24]))
    const parts = pages.flatMap(({ notes }) => notes)
    expect(parts[0]).toMatchObject({ note: 0, from: 0 })
    expect(parts.length).toBeGreaterThan(1)
    for (const [index, { from }] of parts.entries()) if (index > 0) expect(from).toBe(parts[index - 1]!.to)
    expect(parts.at(-1)!.to).toBe(24)
  })

  it('begin every note on the page of its call, however many one line calls', () => {
    const calls: [number, number][] = [0, 1, 2].map((note) => [0, note])
    const pages = chooseBreaks(sketch([{ lines: 2, calls }, { lines: 10 }], [20, 20, 20]))
    expect(noteParts(pages)[0]!.map((part) => part.slice(0, 4))).toEqual(['0:0-', '1:0-', '2:0-'])
    const last = new Map(pages.flatMap(({ notes }) => notes).map(({ note, to }) => [note, to]))
    expect([...last.values()]).toEqual([20, 20, 20])
  })

  it('take up one note after the other where several go on', () => {
    const calls = Array.from({ length: 7 }, (_, note): [number, number] => [0, note])
    const pages = chooseBreaks(
      sketch(
        [{ lines: 2, calls }, { lines: 40 }],
        Array.from(calls, () => 20),
      ),
    )
    for (const { notes } of pages) {
      const goingOn = notes.filter(({ from }) => from > 0)
      expect(goingOn.slice(0, -1).map(({ to }) => to)).toEqual(goingOn.slice(1).map(() => 20))
    }
    expect(noteParts(pages).flatMap((parts) => parts.filter((part) => part.endsWith('-20'))).length).toBe(7)
  })

  it('give the rest of a note pages of its own when the text is at its end', () => {
    const pages = chooseBreaks(sketch([{ lines: 2, calls: [[1, 0]] }], [70]))
    expect(begins(pages)).toEqual(['0.0', ...Array.from({ length: pages.length - 1 }, () => 'notes')])
    expect(pages.flatMap(({ notes }) => notes).at(-1)!.to).toBe(70)
  })

  it('set a note of many pages beside the text while there is text', () => {
    for (const lines of [5, 7]) {
      const paragraphs = Array.from({ length: 8 }, () => ({ lines }))
      const measured = sketch([{ lines: 5 }, { lines: 3, calls: [[1, 0]] }, ...paragraphs], [500])
      expect(begins(chooseBreaks({ ...measured, capacity: 300 }))).not.toContain('notes')
    }
  })

  it('count the edges of boxes and the heads of tables that a break repeats', () => {
    const table = container('table', { repeated: 20 })
    const rows = Array.from({ length: 18 }, (): Sketch => ({ lines: 1, kind: 'row', path: [0] }))
    const head: Sketch = { lines: 2, kind: 'head', path: [0], keepNext: 'always' }
    const starts = [...chooseBreaks(sketch([head, ...rows], [], [table])).map(({ begin }) => begin!.block), 19]
    const rowsOfPages = starts.slice(1).map((end, index) => end - Math.max(1, starts[index]!))
    expect(rowsOfPages.every((count) => count > 1 && count <= 8)).toBe(true)
  })

  it('are never between blocks that stand side by side', () => {
    const measured = sketch([{ lines: 6 }, { lines: 6 }, { lines: 4 }])
    measured.blocks[2]!.tops = [70, 80, 90, 100]
    measured.blocks[2]!.feet = [80, 90, 100, 110]
    expect(begins(chooseBreaks(measured))).toEqual(['0.0', '1.0'])
  })

  it('leave more than a line or two on the last page where they can', () => {
    const pages = chooseBreaks(sketch([{ lines: 5 }, { lines: 6 }]))
    const last = pages.at(-1)!.begin!
    expect(11 - (last.block * 5 + last.line)).toBeGreaterThanOrEqual(4)
  })

  it('go on where a row is higher than a page', () => {
    const measured = sketch([{ lines: 3 }, { lines: 1, kind: 'row' }, { lines: 3 }])
    measured.blocks[1]!.feet = [180]
    measured.blocks[2]!.tops = [180, 190, 200]
    measured.blocks[2]!.feet = [190, 200, 210]
    expect(begins(chooseBreaks(measured))).toEqual(['0.0', '1.0', '2.0'])
  })

  it('go on where what cannot be parted is higher than a page, and the best page before it leads nowhere', () => {
    const measured = sketch([{ lines: 1, kind: 'heading', keepNext: 'always' }, { lines: 3 }, { lines: 30 }, { lines: 2 }])
    // all lines of the long paragraph but the first and the last stand beside one another
    measured.blocks[2]!.feet.fill(330, 1, 29)
    expect(begins(chooseBreaks(measured))).toEqual(['0.0', '2.1', '2.29'])
  })

  it('let a picture wait for the next page while text fills this one', () => {
    const float = container('float', { saved: 60 })
    const blocks: Sketch[] = [{ lines: 6 }, { lines: 6, path: [0] }, { lines: 20 }]
    const pages = chooseBreaks(sketch(blocks, [], [float]))
    expect(pages[1]!.begin!.block).toBe(2)
    expect(pages[1]!.begin!.line).toBeGreaterThan(1)
    expect(pages.map(({ floats }) => floats)).toEqual([[], [1], [], []])
  })

  it('leave a picture where it is mentioned when it fits there', () => {
    const blocks: Sketch[] = [{ lines: 3 }, { lines: 5, path: [0] }, { lines: 12 }]
    const pages = chooseBreaks(sketch(blocks, [], [container('float', { saved: 50 })]))
    expect(pages.flatMap(({ floats }) => floats)).toEqual([])
  })

  it('set a picture at the foot where few lines would be left under it', () => {
    const float = container('float', { saved: 50 })
    const pages = chooseBreaks(sketch([{ lines: 2 }, { lines: 5, path: [0] }, { lines: 12 }, { lines: 8 }], [], [float]))
    expect(pages.map(({ floats, feet }) => [floats, feet])).toEqual([
      [[], [1]],
      [[], []],
      [[], []],
    ])
    // two lines, two more that are pulled up, one of white, the picture
    expect(begins(pages).slice(0, 2)).toEqual(['0.0', '2.2'])
  })

  it('set a picture at the foot of the page that refers to it, before its place, but no earlier', () => {
    const blocks: Sketch[] = [{ lines: 2 }, { lines: 6 }, { lines: 5, path: [0] }, { lines: 20 }]
    const feetWith = (mention: [number, number]) =>
      chooseBreaks(sketch(blocks, [], [container('float', { saved: 50, mention })])).map(({ feet }) => feet)
    expect(feetWith([1, 1])[0]).toEqual([2])
    expect(feetWith([1, 5])[0]).toEqual([])
  })

  it('keep the order of pictures, whether they stay, stand at a foot or go on', () => {
    const kinds = ['float', 'float', 'float'] as const
    const floats = kinds.map((kind) => container(kind, { saved: 40, mention: [0, 0] }))
    for (const lines of [3, 5, 7, 9, 11]) {
      const pictures = floats.flatMap((_, index): Sketch[] => [{ lines: 4, path: [index] }, { lines }])
      const pages = chooseBreaks(sketch([{ lines: 4 }, ...pictures, { lines: 30 }], [], floats))
      const moved = new Set(pages.flatMap((page) => [...page.floats, ...page.feet]))
      const order = pages.flatMap(({ begin, floats: head, feet }, index) => {
        const next = pages[index + 1]?.begin?.block ?? Infinity
        const written = [1, 3, 5].filter((block) => !moved.has(block) && block >= (begin?.block ?? Infinity) && block < next)
        return [...head, ...written, ...feet]
      })
      expect(order).toEqual([1, 3, 5])
    }
  })

  it('print no note before one that is called further up in a picture that went on', () => {
    const blocks: Sketch[] = [{ lines: 6 }, { lines: 6, path: [0], calls: [[5, 0]] }, { lines: 9, calls: [[0, 1]] }, { lines: 9 }]
    const pages = chooseBreaks(sketch(blocks, [1, 1], [container('float', { saved: 60 })]))
    const order = pages.flatMap(({ notes }) => notes.map(({ note }) => note))
    expect(order).toEqual([0, 1])
  })

  it('put a table that stands apart behind the page of the line before it', () => {
    const text = sketch([{ lines: 4 }, { lines: 20 }])
    const { blocks, containers } = sketch([
      { lines: 1, kind: 'head', keepNext: 'always' },
      ...Array.from({ length: 9 }, () => ({ lines: 1, kind: 'row' as const })),
    ])
    const pages = chooseBreaks({ ...text, aparts: [{ after: 0, blocks, containers, capacity: 60, isTurned: true }] })
    expect(pages.map(({ apart, begin }) => `${apart ?? 'text'} ${begin!.block}`)).toEqual([
      'text 0',
      '0 0',
      expect.stringMatching(/^0 /),
      'text 1',
      'text 1',
    ])
  })

  it('let no table begin before one that stands apart and is written before it', () => {
    const rows = Array.from({ length: 4 }, (): Sketch => ({ lines: 1, kind: 'row', path: [0] }))
    const text = sketch([{ lines: 5 }, ...rows, { lines: 9 }], [], [container('table')])
    const apart = sketch([{ lines: 3, kind: 'row' }])
    const pages = chooseBreaks({ ...text, aparts: [{ ...apart, after: 0, capacity: 60, isTurned: true }] })
    expect(pages.map((page) => `${page.apart ?? 'text'} ${page.begin!.block}`).slice(0, 3)).toEqual(['text 0', '0 0', 'text 1'])
  })

  const places = (pages: PlannedColumn[]) =>
    pages.map(({ apart, begin, beside, across, under }) =>
      [apart === undefined ? 'text' : `table ${apart}`, `${begin?.block}.${begin?.line}`, beside && 'beside', across && 'across', under]
        .filter((word) => word !== undefined)
        .join(' '),
    )
  const rows = (count: number, calls: [number, number][] = []) =>
    sketch(Array.from({ length: count }, (_, row): Sketch => ({ lines: 1, kind: 'row', calls: row === 0 ? calls : [] })))
  const wideTable = (after: number, { blocks }: Measured) => ({ after, blocks, containers: [], capacity: 100, isTurned: false })

  it('let a wide table stand under both columns of its page, with its notes where it is written', () => {
    const text = {
      ...sketch(
        [
          { lines: 4, calls: [[0, 0]] },
          { lines: 20, calls: [[2, 2]] },
        ],
        [1, 1, 1],
      ),
      columns: 2 as const,
    }
    const pages = chooseBreaks({ ...text, aparts: [wideTable(0, rows(2, [[0, 1]]))] })
    expect(places(pages).slice(0, 3)).toEqual([
      'text 0.0',
      expect.stringMatching(/^text 1\.\d beside$/),
      expect.stringMatching(/^table 0 0\.0 across \d+$/),
    ])
    expect(noteParts(pages).slice(0, 3)).toEqual([expect.arrayContaining(['0:0-1', '1:0-1']), expect.anything(), []])
  })

  it('let one that has no room there stand over both columns of the next page, behind the pages that it has to itself', () => {
    const text = { ...sketch([{ lines: 19 }, { lines: 20 }]), columns: 2 as const }
    expect(places(chooseBreaks({ ...text, aparts: [wideTable(0, rows(4))] })).slice(0, 5)).toEqual([
      'text 0.0',
      expect.stringMatching(/^text 0\.\d+ beside$/),
      'table 0 0.0 across',
      expect.stringMatching(/^text 1\.\d+ 50$/),
      expect.stringMatching(/^text 1\.\d+ beside 50$/),
    ])
    const long = places(chooseBreaks({ ...text, aparts: [wideTable(0, rows(14))] }))
    expect(long.slice(2, 5)).toEqual([
      'table 0 0.0',
      expect.stringMatching(/^table 0 \d+\.0 across$/),
      expect.stringMatching(/^text 1\.\d+ \d+$/),
    ])
  })

  it('heap up wide tables where the text has ended', () => {
    const text = { ...sketch([{ lines: 18 }]), columns: 2 as const }
    const pages = chooseBreaks({ ...text, aparts: [3, 3, 3].map((count) => wideTable(0, rows(count))) })
    expect(places(pages)).toEqual(['text 0.0', 'text 0.9 beside', 'table 0 0.0', 'table 1 0.0 across 40', 'table 2 0.0'])
  })

  it('pair columns, and make the last two of a chapter alike', () => {
    const pages = chooseBreaks({ ...sketch([{ lines: 26 }, { lines: 4, newPage: 'any' }]), columns: 2 })
    expect(pages.map(({ beside }) => beside ?? false)).toEqual([false, true, false, true, false, true])
    expect(begins(pages)).toEqual(['0.0', '0.10', '0.20', '0.23', '1.0', '1.2'])
  })

  it('make the text of the last two columns alike, and part no note for that', () => {
    const pages = chooseBreaks({ ...sketch([{ lines: 8, calls: [[3, 0]] }, { lines: 4 }], [10]), columns: 2, capacity: 200 })
    expect(begins(pages)).toEqual(['0.0', '0.6'])
    expect(noteParts(pages)).toEqual([['0:0-10'], []])
  })

  it('leave a page blank before a chapter that begins on the right', () => {
    const pages = chooseBreaks(
      sketch([{ lines: 5 }, { lines: 5, newPage: 'any' }, { lines: 5, newPage: 'recto' }, { lines: 5, newPage: 'recto' }]),
    )
    expect(begins(pages)).toEqual(['0.0', '1.0', '2.0', 'notes', '3.0'])
  })
})
