import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { build, formatMessage, type Manifest } from '../../src/index.ts'
import { temporaryFolder } from '../support/folder.ts'

const root = join(import.meta.dirname, '../fixtures/projects/harbour')

/** What a person can review: one element a line, without the styles, fonts and metadata of the head, and the tools of every page. */
function bodyOf(html: string): string {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? ''
  return `${body
    .replace(/<template[^]*<\/template>/, '')
    .trim()
    .replace(/>\s*</g, '>\n<')
    .replace(/\n<(\/?(?:a|span|em|strong|sup|bdi|wbr)\b)/g, '<$1')}\n`
}

describe('a small paper, whole', () => {
  let out: string

  beforeAll(async () => {
    out = await temporaryFolder()
    const report = await build({ root, out })
    expect(report.messages.map(formatMessage)).toEqual([])
  })

  test('the page is the one that was reviewed', async () => {
    const html = await readFile(join(out, 'paper/brief.html'), 'utf8')
    await expect(bodyOf(html)).toMatchFileSnapshot(join(root, 'expected/body.html'))
  })

  test.each(['01-quay', '02-toll'])('chapter %s, as Markdown, is the one that was reviewed', async (name) => {
    const markdown = await readFile(join(out, `paper/chapters/${name}.md`), 'utf8')
    await expect(markdown).toMatchFileSnapshot(join(root, `expected/${name}.md`))
  })

  test('the manifest’s footnotes are the ones that were reviewed', async () => {
    const { footnotes } = JSON.parse(await readFile(join(out, 'paper/manifest.json'), 'utf8')) as Manifest
    await expect(`${JSON.stringify(footnotes, null, 1)}\n`).toMatchFileSnapshot(join(root, 'expected/footnotes.json'))
  })

  test('the same input gives the same bytes, in another folder too', async () => {
    const again = await temporaryFolder()
    await build({ root, out: again })
    for (const file of ['brief.html', 'brief.pdf', 'chapters/01-quay.md']) {
      const [first, second] = await Promise.all([out, again].map((folder) => readFile(join(folder, 'paper', file))))
      expect(first!.equals(second!), file).toBe(true)
    }
  })
})
