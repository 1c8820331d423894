import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { briefYaml, built, messagesOf } from './project.ts'

const chapter = 'templates/report/chapters/01-quay.md.hbs'
const yaml = 'templates/report/brief.yaml'

describe('text', () => {
  test('a line for each paragraph, calls in brackets, the notes at the end', async () => {
    const { root, messages } = await built({
      [yaml]:
        'title: The quay\nsubtitle: What is known\nlang: en-GB\nformats: [text]\nparagraphs: numbered\nauthors: [A. Author]\ndate: 2014-06\n',
      [chapter]: [
        '# The quay',
        '',
        'It rained.',
        'And rained. {{note "quay-closed"}} *So* it was.[^a]',
        '',
        '- first',
        '- second',
        '  1. inner',
        '',
        '> The words of the ledger.',
        '',
        ':::table{title="Ships" #ships}',
        '| Name | Fate |',
        '| - | - |',
        '| A | lost |',
        ':::',
        '',
        ':::box{title="A box"}',
        'Within it.',
        ':::',
        '',
        '[^a]: One.',
        '',
        '    Two.',
        '',
      ].join('\n'),
    })
    expect(messages).toEqual([])
    expect(await readFile(join(root, 'output/report/brief.txt'), 'utf8')).toBe(
      [
        'The quay\nWhat is known\nA. Author\nJune 2014',
        '1 The quay',
        '1. It rained. And rained. The quay was closed to all ships.[1] So it was.[2]',
        '- first\n- second\n  1. inner',
        'The words of the ledger.',
        'Table 1. Ships',
        'Name | Fate\nA | lost',
        'A box',
        'Within it.',
        'Sources',
        'Reports',
        '- Harbour Office, The Harbour Ledger, 2 May 2014.',
        'Notes',
        '[1] Harbour Office, The Harbour Ledger, 2 May 2014, p. 12.',
        '[2] One.\nTwo.',
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/, '\n'),
    )
  })
})

describe('notes: none', () => {
  const annotated = { 'templates/annotated/brief.yaml': 'extends: report\nnotes: page\n' }

  test('prints no call, no note and no bibliography, and the manifest still knows every source', async () => {
    const { root, messages, report } = await built({
      ...annotated,
      [yaml]: briefYaml('notes: none', 'twin: annotated', 'limits: { count: all, words: 100 }'),
      [chapter]: '# The quay\n\n{{note "quay-closed"}} We ask you [@ledger], Sir.\n',
    })
    expect(messages).toEqual([])
    const page = await readFile(join(root, 'output/report/brief.html'), 'utf8')
    expect(page).toContain('The quay was closed to all ships. We ask you, Sir.')
    expect(page.slice(page.indexOf('<main'))).not.toMatch(/footnote-call|id="fn-|class="bibliography"/)
    expect(page).not.toContain('Harbour Ledger')
    const manifest = JSON.parse(await readFile(join(root, 'output/report/manifest.json'), 'utf8'))
    expect(manifest.footnotes.map(({ sources }: { sources: string[] }) => sources)).toEqual([['ledger'], ['ledger']])
    expect(manifest.footnotes[0].text).toContain('The Harbour Ledger')
    expect(report.briefs.map(({ name, footnotes }) => [name, footnotes])).toEqual([
      ['annotated', 2],
      ['report', 2],
    ])
  })

  test('the twin says the same, sentence by sentence; headings are not spoken', async () => {
    const files = {
      ...annotated,
      [yaml]: briefYaml('notes: none', 'twin: annotated'),
      [chapter]: '# The quay\n\n{{note "quay-closed"}} Thank you.\n\nGoodbye.\n',
    }
    const twin = (text: string) => messagesOf({ ...files, 'templates/annotated/chapters/01-quay.md.hbs': text })
    expect(await twin('# With notes\n\n{{note "quay-closed"}} Thank you.\n\nGoodbye.\n')).toEqual([])
    expect(await twin('# The quay\n\nGoodbye.\n\n{{note "quay-closed"}} Thank you.\n')).toEqual([
      'templates/report/brief.yaml:5:7: error: the twin "annotated" says the same in another order; give both the same chapters [annotated-twin]',
    ])
    expect(await twin('# The quay\n\n{{note "quay-closed"}} Thank you.\n\nGoodbye. Goodbye.\n')).toEqual([
      'templates/annotated/chapters/01-quay.md.hbs:5:1: error: "report" does not say what its twin says: “Goodbye.”; let both print the same chapters [annotated-twin]',
    ])
  })

  test('a twin that does not exist, or has no notes either', async () => {
    const say = async (name: string, notes: string) => {
      const files = { 'templates/annotated/brief.yaml': `extends: report\nnotes: ${notes}\n` }
      const messages = await messagesOf({ ...files, [yaml]: briefYaml('notes: none', `twin: ${name}`) })
      return messages.filter((message) => message.includes('report/brief.yaml:5')).map((message) => message.replace(/^.*?error: /, ''))
    }
    expect(await say('anotated', 'page')).toEqual(['there is no brief "anotated"; did you mean "annotated"? [unknown-brief]'])
    expect(await say('annotated', 'none')).toContain(
      'the twin "annotated" has no notes either; write notes: page into templates/annotated/brief.yaml [annotated-twin]',
    )
  })
})
