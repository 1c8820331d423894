import { mkdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '../../src/paginate/browser.ts'
import type { News } from '../../src/preview/board.ts'
import { startPreview } from '../../src/preview/preview.ts'
import { folderWith, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const note = 'sources/notes/ledger.md'
const header = '---\nsource: ledger\nkind: report\n---\n\n'
const noteSaying = (statement: string) =>
  `${header}## quay-closed\n\`\`\`yaml\nlocator: p. 12\n\`\`\`\n> the quay was closed\n\n${statement}\n`

async function previewed(files: Record<string, string> = {}) {
  const root = await folderWith(smallProject(files))
  const preview = await startPreview({ root, briefs: ['report'], port: 0, editor: 'vscode://file/{file}:{line}:{column}' })
  onTestFinished(preview.close)
  const news = listen(`${preview.url}-/events/report`)
  await news((one) => one.state === 'ready')
  return { root, preview, news, page: async () => textOf(await (await fetch(`${preview.url}report/brief.html`)).text()) }
}

function textOf(html: string): string {
  return html.replaceAll(/<style[^]*?<\/style>|<script[^]*?<\/script>|<[^>]*>/g, '').replaceAll(/\s+/g, ' ')
}

/** Gives the first news that fit, from those that have come up to now or are still to come. */
function listen(url: string): (fits: (news: News) => boolean) => Promise<News> {
  let last: News | undefined
  let wake = (): void => {}
  void fetch(url)
    .then(
      async ({ body }) => {
        let text = ''
        for await (const bytes of body!) {
          text += Buffer.from(bytes).toString()
          const parts = text.split('\n\n')
          text = parts.pop() ?? ''
          for (const part of parts) last = JSON.parse(part.slice('data: '.length)) as News
          wake()
        }
      },
      () => {},
    )
    .catch(() => {})
  return async (fits) => {
    while (!last || !fits(last)) await new Promise<void>((resolve) => (wake = resolve))
    return last
  }
}

test('the page follows a note that is saved; a mistake is told with its place and the page stays', async () => {
  const { root, news, page } = await previewed()
  expect(await page()).toContain('The quay was closed to all ships.')
  await writeFiles(root, { [note]: noteSaying('The quay was closed to small ships.') })
  await news(({ versions, state }) => versions.page === 2 && state === 'ready')
  expect(await page()).toContain('closed to small ships')

  await writeFiles(root, { [note]: noteSaying('Never shown.').replace('quay-closed', 'quay-shut') })
  const { messages } = await news(({ messages: said, state }) => state === 'ready' && said.length > 0)
  expect(messages).toMatchObject([{ file: 'templates/report/chapters/01-quay.md.hbs', line: 3, rule: 'unknown-note' }])
  expect(messages[0]!.absolute).toBe(join(root, 'templates/report/chapters/01-quay.md.hbs'))
  expect(await page()).toContain('closed to small ships')

  await writeFiles(root, { [note]: noteSaying('The quay is open.') })
  await news(({ messages: said, state }) => state === 'ready' && said.length === 0)
  expect(await page()).toContain('The quay is open.')
})

test('what cannot be written is told, and the next change is built', async () => {
  const { root, news, page } = await previewed()
  await rm(join(root, 'output'), { recursive: true })
  await writeFile(join(root, 'output'), 'a file where the folder should be')
  await writeFiles(root, { [note]: noteSaying('The quay was closed at night.') })
  const { faults } = await news((one) => one.state === 'ready' && one.faults.length > 0)
  expect(faults[0]!.message).toContain('cannot write')
  expect(await page()).toContain('closed at night')
  await rm(join(root, 'output'))
  await mkdir(join(root, 'output'))
  await writeFiles(root, { [note]: noteSaying('The quay was closed by day.') })
  await news((one) => one.state === 'ready' && one.faults.length === 0 && one.versions.page > 2)
  expect(await page()).toContain('closed by day')
})

test('only this machine by its own names is answered, and only with what a build wrote', async () => {
  const { preview } = await previewed()
  const { port } = new URL(preview.url)
  const status = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, headers, method }, (response) => resolve(response.resume().statusCode))
      sent.on('error', reject).end()
    })
  expect(await status('/report/brief.html')).toBe(200)
  expect(await status('/report/brief.html', { host: `localhost:${port}` })).toBe(200)
  expect(await status('/report/brief.html', { host: `elsewhere.example:${port}` })).toBe(403)
  expect(await status('/report/brief.html', {}, 'POST')).toBe(405)
  for (const path of [
    '/report/../../sources/references.json',
    '/report/%2e%2e/%2e%2e/package.json',
    '/-/../page.html.hbs',
    '/report/x.html',
  ])
    expect(await status(path), path).toBe(404)
  expect(await status('/%E0%A4%A')).toBe(400)
})

test('a port that is in use is named', async () => {
  const { root, preview } = await previewed()
  const port = Number(new URL(preview.url).port)
  await expect(startPreview({ root, port, editor: '' })).rejects.toMatchObject({
    message: `the preview cannot be served at port ${port}: it is in use`,
  })
})

test('a reader in a browser keeps the place, and sees what is wrong over the page', async () => {
  const paragraphs = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} tells of the harbour.`)
  const chapter = (first: string) => `# The quay\n\n${first}\n\n{{note "quay-closed"}}\n\n${paragraphs.join('\n\n')}\n`
  const template = 'templates/report/chapters/01-quay.md.hbs'
  const { root, preview } = await previewed({ [template]: chapter('Short.') })
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await (await browser.createBrowserContext({ proxyServer: 'direct://' })).newPage()
  await page.goto(`${preview.url}report/`)
  await page.waitForSelector('#page iframe[data-version$="-1"]')
  const topOf = () =>
    page.evaluate(() => {
      const view = document.querySelector('iframe')!.contentWindow!
      const found = [...view.document.querySelectorAll('main p')].find(({ textContent }) => /^Paragraph\s40\s/.test(textContent ?? ''))!
      return Math.round(found.getBoundingClientRect().top)
    })
  await page.evaluate(() => {
    const { document: inside } = document.querySelector('iframe')!.contentWindow!
    const found = [...inside.querySelectorAll('main p')].find(({ textContent }) => /^Paragraph\s40\s/.test(textContent ?? ''))!
    found.scrollIntoView({ block: 'start', behavior: 'instant' })
  })
  const before = await topOf()
  await writeFiles(root, { [template]: chapter(`${'A long beginning. '.repeat(80)}`.trim()) })
  await page.waitForSelector('#page iframe[data-version$="-2"]')
  expect(Math.abs((await topOf()) - before)).toBeLessThanOrEqual(2)

  await writeFiles(root, { [template]: '# The quay\n\n{{note "quay-clsed"}}\n' })
  const link = (await page.waitForSelector('#messages .error a'))!
  expect(await link.evaluate((one) => [one.textContent, one.getAttribute('href')])).toEqual([
    `${template}:3:1`,
    `vscode://file${join(root, template)}:3:1`,
  ])
})
