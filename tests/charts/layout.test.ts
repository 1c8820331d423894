import { expect, test } from 'vitest'
import { hang, spread } from '../../src/draw/layout.ts'
import { widthOfText, wrap } from '../../src/draw/text-width.ts'

test('what has room stays where it wants to be', () => {
  expect(
    spread(
      [10, 50, 90].map((at) => ({ at, size: 20 })),
      0,
      200,
    ),
  ).toEqual([10, 50, 90])
})

test('what would overlap moves apart about its middle, and keeps within its bounds', () => {
  expect(
    spread(
      [50, 50, 50].map((at) => ({ at, size: 20 })),
      0,
      200,
    ),
  ).toEqual([30, 50, 70])
  expect(
    spread(
      [0, 0].map((at) => ({ at, size: 20 })),
      0,
      200,
    ),
  ).toEqual([0, 20])
  expect(
    spread(
      [195, 195].map((at) => ({ at, size: 20 })),
      0,
      200,
    ),
  ).toEqual([160, 180])
})

test('what is moved pushes what it then meets', () => {
  const tops = spread(
    [40, 45, 62].map((at) => ({ at, size: 20 })),
    0,
    200,
  )
  expect(tops.map((top, index) => top - (tops[index - 1] ?? top))).toEqual([0, 20, 20])
})

test('no thread runs through a label: what stands further left hangs lower', () => {
  expect(
    hang([
      { mark: 0, start: 0, end: 80, lines: 1 },
      { mark: 30, start: 30, end: 90, lines: 1 },
      { mark: 60, start: 60, end: 99, lines: 1 },
    ]),
  ).toEqual([2, 1, 0])
  expect(
    hang([
      { mark: 0, start: 0, end: 20, lines: 1 },
      { mark: 60, start: 60, end: 99, lines: 1 },
    ]),
  ).toEqual([0, 0])
})

test('a label of two lines takes up two lanes', () => {
  const labels = [
    { mark: 0, start: 0, end: 80, lines: 1 },
    { mark: 30, start: 30, end: 90, lines: 2 },
  ]
  expect(hang(labels)).toEqual([2, 0])
})

test('lines are no wider than they may be, and a text that is cut says so', () => {
  const text = 'The harbour office let nobody in until they had signed a paper that none of them could read'
  const lines = wrap(text, 200, 2)
  expect(lines).toHaveLength(2)
  expect(lines.every((line) => widthOfText(line) <= 200)).toBe(true)
  expect(lines.at(-1)).toMatch(/ …$/)
  expect(wrap(text, 200).join(' ')).toBe(text)
})
