import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compose } from '../../src/compose/compose.ts'
import { loadBrief } from '../../src/load/brief.ts'
import { loadProject } from '../../src/load/project.ts'
import { writeMarkdown } from '../../src/markdown/processor.ts'
import { helpers } from '../../src/compose/helpers/index.ts'

const readme = readFileSync(new URL('../../templates/README.md', import.meta.url), 'utf8')
const files = [...readme.matchAll(/^`([^`]+)`\n(`{3,})\w+ file\n([\s\S]*?)\n\2$/gm)]
const examples = [...readme.matchAll(/^```handlebars\n([\s\S]*?)\n```\n```markdown\n([\s\S]*?)\n```$/gm)]

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dossier-readme-'))
  for (const [, path = '', , text = ''] of files) write(path, `${text}\n`)
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** Tables and no-break spaces as people type them. */
function asTyped(markdown: string): string {
  return markdown.replaceAll('\u00A0', ' ').replaceAll(/ +\|/g, ' |').replaceAll(/-{2,}/g, '-').trim()
}

test.each(examples.map(([, template = '', printed = '']) => [template, printed]))('%s', async (template, printed) => {
  write('templates/example/chapters/01.md.hbs', `# H\n\n${template}\n`)
  const { value: project, messages } = await loadProject(root)
  const { value: loaded, messages: ofBrief } = await loadBrief(project, 'example')
  const [brief] = loaded.briefs
  expect([...messages, ...ofBrief]).toEqual([])
  if (!brief) throw new Error('the brief of the README cannot be read')
  const composed = compose(project.corpus, brief)
  expect(composed.messages).toEqual([])
  const [chapter] = composed.value.chapters
  expect(asTyped(chapter ? writeMarkdown(chapter.tree) : '').replace('# H\n\n', '')).toBe(printed)
})

test('no helper is without an example', () => {
  const shown = examples.map(([, template]) => template).join('\n')
  const missing = Object.keys(helpers).filter((name) => !new RegExp(`[{(#]${name}[ }]`).test(shown))
  expect(missing).toEqual([])
})
