import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { formatMessage } from '../../src/model/message.ts'
import { startBrowser } from '../../src/paginate/shared-browser.ts'
import { filesIn, folderWith, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const browser = startBrowser()
afterAll(() => browser.close())

const project = smallProject({
  'templates/report/brief.yaml':
    'title: The quay & its <b>ships</b>\nlang: en-GB\naudience: Sailors\nformats: [html, text]\nversion: 2.1\ncutoff: 2014-12-31\nlimits: { words: 40 }\n',
  'templates/secret/brief.yaml': 'title: What nobody knows\naudience: The board\nclearance: confidential\nformats: [html]\n',
  'templates/secret/chapters/01.md.hbs': '# A secret\n\n{{note "quay-closed"}}\n',
})

const read = (root: string, name: string) => readFile(join(root, 'output', name), 'utf8')
const body = (page: string) => page.slice(page.indexOf('<main>'))

describe('the pages about all briefs', () => {
  test('index.html has the public briefs alone, inside.html all with their checks', async () => {
    const root = await folderWith(project)
    await build({ root })
    const [index, inside] = [body(await read(root, 'index.html')), body(await read(root, 'inside.html'))]
    expect(index).toContain('<a href="report/brief.html">The quay &amp; its &lt;b&gt;ships&lt;/b&gt;</a>')
    expect(index).toContain('version 2.1')
    expect(index).toMatch(/as of 31\sDecember\s2014/)
    expect(index).toMatch(/<meter min="0" max="40" value="10" aria-label="Words">10 of 40<\/meter>/)
    expect(index).toContain('href="report/brief.txt"')
    expect(index).not.toMatch(/secret|nobody|board|check\.html|warnings/)
    expect(inside).toContain('What nobody knows')
    expect(inside).toContain('confidential')
    expect(inside).toContain('href="secret/check.html"')
    expect(inside).toContain('not approved yet')
  })

  test('come out the same whatever part of the briefs was built, and on another day', async () => {
    const root = await folderWith(project)
    await build({ root })
    const pages = async () => Promise.all(['index.html', 'inside.html', 'consistency.html'].map((name) => read(root, name)))
    const whole = await pages()
    await build({ root, briefs: ['report'], force: true })
    expect(await pages()).toEqual(whole)
    await build({ root, briefs: ['secret'] })
    expect(await pages()).toEqual(whole)
  })

  test("are not written over a file of the user's own, which is told", async () => {
    const root = await folderWith({ ...project, 'output/index.html': '<!doctype html><title>My own</title>' })
    const { messages } = await build({ root })
    expect(await read(root, 'index.html')).toBe('<!doctype html><title>My own</title>')
    expect(await read(root, 'inside.html')).toContain('What nobody knows')
    expect(messages.map(formatMessage).filter((line) => line.startsWith('output/'))).toEqual([
      'output/index.html:1:1: warning: "index.html" was not written: there is a file of this name that Dossier has not made; rename or remove it, or write the briefs to another folder with --out [own-file]',
    ])
  })

  test('forget a brief that the project no longer has, and keep the last good one of a brief with errors', async () => {
    const root = await folderWith({
      ...project,
      'templates/report/brief.yaml': 'title: The quay\nformats: [html]\nmatrix: { port: [North, South] }\n',
    })
    await build({ root })
    expect(body(await read(root, 'index.html'))).toContain('report-South')
    await writeFiles(root, {
      'templates/report/brief.yaml': 'title: The quay\nformats: [html]\nmatrix: { port: [North, East] }\n',
      'templates/secret/chapters/01.md.hbs': '# A secret\n\n{{note "quay-clsed"}}\n',
    })
    await build({ root })
    const inside = body(await read(root, 'inside.html'))
    expect(inside).toContain('report-East')
    expect(inside).not.toContain('report-South')
    expect(inside).toContain('What nobody knows')
  })

  test('axe finds nothing on them, light and dark, and they load and run nothing', async () => {
    const root = await folderWith({ ...project, 'templates/third/brief.yaml': 'extends: report\nlang: ru\n' })
    await build({ root })
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    const page = await (await browser.get()).newPage()
    await page.setBypassCSP(true)
    for (const name of ['index.html', 'inside.html', 'consistency.html']) {
      const html = await read(root, name)
      expect(html).toContain('default-src &#x27;none&#x27;')
      expect(html).not.toMatch(/<script|<img|<link|src=/)
      for (const value of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
        await page.goto(pathToFileURL(join(root, 'output', name)).href)
        await page.evaluate(axe)
        const violations = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')
        expect(violations, `${name}, ${value}`).toEqual([])
      }
    }
    await page.close()
  })
})

describe('same fact, same words', () => {
  const two = smallProject({
    'sources/notes/ledger.md':
      '---\nsource: ledger\n---\n\n## lost-three\n```yaml\nlocator: p. 1\nanswers: { ships-lost: at least 3 }\n```\n> three\n\nAt least three ships were lost.\n\n## lost-five\n```yaml\nlocator: p. 2\nanswers: { ships-lost: 5, storm-day: 2014-05-02 }\n```\n> five\n\nFive ships were lost on 2 May 2014.\n',
    'sources/questions.yaml':
      'ships-lost: { question: How many ships were lost?, type: number, unit: [ships, ship], severity: minor, decision: { range: true, reason: Different days } }\nstorm-day: { question: When?, type: date }\n',
    'sources/entities.yaml': 'office: { kind: organisation, name: Harbour Office, short: Office }\n',
    'templates/report/chapters/01-quay.md.hbs': '# The quay\n\n{{entity "office"}}: {{answer "ships-lost"}} on {{answer "storm-day"}}.\n',
    'templates/second/brief.yaml': 'title: Second\nformats: [html]\n',
  })
  const withText = (text: string) => ({ ...two, 'templates/second/chapters/01.md.hbs': `# Second\n\n${text}\n` })
  const differing = async (text: string) => {
    const { messages } = await build({ root: await folderWith(withText(text)) })
    return messages.filter(({ rule }) => rule === 'same-words').map(({ file, line, message }) => `${file}:${line}: ${message}`)
  }

  test('a number that another brief prints otherwise is told, with both forms', async () => {
    expect(await differing('In all 5 ships were lost.{{cite "lost-five"}}')).toEqual([
      'templates/second/chapters/01.md.hbs:3: "5 ships" in "second", but "between 3 and 5 ships" in "report", on the question "ships-lost"',
    ])
  })

  test.each([
    ['the same form', 'In all {{answer "ships-lost"}} were lost.'],
    ['a number that is handed to its source', 'According to the ledger, 5 ships were lost.{{cite "lost-five"}}'],
    ['a statement of a note, whose word it is', 'As the ledger says: {{note "lost-five"}}'],
    ['a brief that explains both', 'In all {{answer "ships-lost"}} were lost; 5 ships were found.{{cite "lost-five"}}'],
    ['another number', 'Some 40 sailors swam.{{cite "lost-five"}}'],
  ])('%s is not', async (_, text) => {
    expect(await differing(text)).toEqual([])
  })

  test('the page shows what each brief says, how it names whom, and marks the row in which they differ', async () => {
    const root = await folderWith(
      withText('In all 5 ships were lost.{{cite "lost-five"}} So said the Harbour Office. {{note "lost-three"}}'),
    )
    await build({ root })
    const page = body(await read(root, 'consistency.html'))
    expect(page).toMatch(
      /<tr class="differs"><th scope="row" id="questions-ships-lost">How many ships were lost\? <strong class="sign">differs<\/strong><\/th><td[^>]*><span class="form">between 3 and 5 ships<\/span><\/td><td[^>]*><span class="form">at least 3 \(ledger\)<\/span><span class="form">5 ships<\/span>/,
    )
    expect(page).toMatch(/id="questions-storm-day">When\?<\/th><td[^>]*><span class="form">2\sMay\s2014<\/span>/)
    expect(page).toMatch(/id="names-office">Harbour Office<\/th><td[^>]*><span class="form">Harbour Office<\/span>/)
    expect(await filesIn(join(root, 'output'))).toContain('consistency.html')
  })
})
