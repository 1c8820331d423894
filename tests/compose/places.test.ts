import type { Nodes, Root } from 'mdast'
import { expect, test } from 'vitest'
import { visit } from 'unist-util-visit'
import { composed, type Given } from './project.ts'

const given: Given = {
  notes: { a: { statement: 'Stated.', quotation: 'quoted', topics: ['t'] }, b: { source: 'index', statement: 'Second.', topics: ['t'] } },
}

const nothing: Root = { type: 'root', children: [] }

/** Where each text of a tree was written, as `text @ file:line:column`. */
function placesOf(tree: Root | undefined, type = 'text'): string[] {
  const places: string[] = []
  visit(tree ?? nothing, (node: Nodes) => {
    if (node.type !== type || !node.data?.place) return
    const { file, line, column } = node.data.place
    places.push(`${'value' in node ? node.value : node.type} @ ${file.replace(/.*\//, '')}:${line}:${column}`)
  })
  return places
}

test('a text leads back to its line and column in the template, evidence to its note', () => {
  const { chapters } = composed(given, '# Head\n\nOne *two* three\nfour.\n\n{{note "a"}} After {{quote "a"}}\n')
  expect(placesOf(chapters[0]?.tree)).toEqual([
    'Head @ 01.md.hbs:1:3',
    'One  @ 01.md.hbs:3:1',
    'two @ 01.md.hbs:3:6',
    ' three\nfour. @ 01.md.hbs:3:10',
    'Stated. @ report.md:7:1',
    ' After  @ 01.md.hbs:6:13',
    '“quoted” @ report.md:5:1',
  ])
  expect(placesOf(chapters[0]?.tree, 'citation')).toEqual(['citation @ 01.md.hbs:6:1', 'citation @ 01.md.hbs:6:20'])
})

test('lines after blocks, loops and standalone tags still count as in the file', () => {
  const template =
    '# Head\n{{!-- a remark\nover two lines --}}\n{{#notes topic="t" as |n|}}\n- item {{n.statement}}\n{{else}}\nnone\n{{/notes}}\n\n{{#if brief.title}}\nyes\n{{/if}}\n   {{~"x"}}\n\nlast\n'
  const { chapters } = composed(given, template)
  expect(placesOf(chapters[0]?.tree)).toEqual([
    'Head @ 01.md.hbs:1:3',
    'item  @ 01.md.hbs:5:3',
    'Stated. @ report.md:7:1',
    'item  @ 01.md.hbs:5:3',
    'Second. @ index.md:17:1',
    'yes\nx @ 01.md.hbs:11:1',
    'last @ 01.md.hbs:15:1',
  ])
})

test('what a partial writes leads into the partial', () => {
  const { chapters } = composed(
    { ...given, partials: { aside: 'First.\n\nSecond {{word}}.\n' } },
    '# Head\n\n{{> aside word="two"}}\n\nEnd.\n',
  )
  expect(placesOf(chapters[0]?.tree)).toEqual([
    'Head @ 01.md.hbs:1:3',
    'First. @ aside.hbs:1:1',
    'Second two. @ aside.hbs:3:1',
    'End. @ 01.md.hbs:5:1',
  ])
})

test('every node has its place and no sentinel is left', () => {
  const { chapters } = composed(
    given,
    '# Head\n\n| A |\n| - |\n| {{note "a"}} |\n\n> {{quote "a" as="block"}}\n\n[^1]\n\n[^1]: See [@report, {{brief.lang}}].\n',
  )
  visit(chapters[0]?.tree ?? nothing, (node: Nodes) => {
    expect(node.data?.place, node.type).toBeDefined()
  })
  expect(JSON.stringify(chapters)).not.toMatch(/[\uFDD0-\uFDEF]/u)
})
