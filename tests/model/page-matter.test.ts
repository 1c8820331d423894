import { expect, test } from 'vitest'
import { PageMatter, pageSetup } from '../../src/model/page-matter.ts'

const messages = (page: Record<string, unknown>) =>
  PageMatter.safeParse(page).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)

test('a page that says nothing is an A4 page with a column of 140 mm', () => {
  const { width, left, right } = pageSetup(PageMatter.parse({}))
  expect([width, width - left - right]).toEqual([210, 140])
})

test('two columns take more of the width, unless the margins are given', () => {
  const setup = pageSetup(PageMatter.parse({ columns: 2, margins: { left: '1in' } }))
  expect([setup.left, setup.right]).toEqual([25.4, 21])
})

test('margins that leave no room are told at the margin, and what is no length once', () => {
  expect(messages({ margins: { right: '150mm' } })).toEqual([
    "margins.right leaves less than 40 mm of the page's width for the text; make the margins smaller",
  ])
  expect(messages({ size: 'A5', margins: { top: '6cm', bottom: '12cm' } })).toEqual([
    "margins.top leaves less than 40 mm of the page's height for the text; make the margins smaller",
  ])
  expect(messages({ margins: { top: '20' } })).toEqual(['margins.top is not a length; write a number with mm, cm, in or pt'])
})
