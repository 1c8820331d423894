import { expect, test } from 'vitest'
import { nearest } from '../../src/model/suggest.ts'

test.each([
  ['noet', ['not', 'note', 'notes'], 'note'],
  ['noted', ['note', 'notes'], 'notes'],
  ['tow', ['ten', 'two'], 'two'],
  ['a4', ['A5', 'A4'], 'A4'],
  ['organization', ['person', 'organisation'], 'organisation'],
  ['nn', ['one'], undefined],
  ['q', ['a'], undefined],
  ['log', ['not', 'eq'], undefined],
  ['anything', [], undefined],
])('%s among %j is meant to be %s', (written, known, meant) => {
  expect(nearest(written, known)).toBe(meant)
})
