import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paginate } from '../../src/paginate/paginate.ts'
import { usePrinter } from './print.ts'
import { heading, sampleBrief, samplePage, words } from './sample.ts'

const { print, browser } = usePrinter()

const requests: string[] = []
let server: Server
let address = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '')
    response.setHeader('content-type', 'text/html').end('<h1>Another page</h1>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const text = `${heading(2, 'Safe')}<p>${words(60, 1)} ourlastword</p>`

describe('a hostile page', () => {
  it('gets nothing from outside, and every attempt is reported', async () => {
    const hostile = `<img src="${address}/img" alt="x"><link rel="stylesheet" href="${address}/css"><iframe src="${address}/frame"></iframe><object data="file:///etc/passwd"></object>`
    const { messages, pages } = await print({
      chapters: [text + hostile],
      notes: [],
      head: `<style>@import url(${address}/import);</style>`,
    })
    expect(requests).toEqual([])
    expect(messages.every(({ rule, severity }) => rule === 'blocked-request' && severity === 'warning')).toBe(true)
    for (const path of ['img', 'css', 'frame', 'import'])
      expect(messages.some(({ message }) => message.includes(`${address}/${path}`))).toBe(true)
    expect(pages.map((page) => page.text).join()).not.toContain('root:')
  })

  it('cannot lead elsewhere', async () => {
    const refresh = `<meta http-equiv="refresh" content="0;url=${address}/elsewhere">`
    const { pages, messages } = await print({ chapters: [text], notes: [], head: refresh })
    expect(requests).toEqual([])
    expect(pages.at(-1)!.text).toContain('ourlastword')
    expect(messages.map(({ rule }) => rule)).toEqual(['blocked-request'])
  })

  it('runs no script', async () => {
    const script = `<script>document.body.textContent = 'taken over'</script><img src="data:image/png;base64,AAAA" alt="" onerror="document.title='taken over'">`
    const { pages, info } = await print({ chapters: [text + script], notes: [] })
    expect(pages.at(-1)!.text).toContain('ourlastword')
    expect(info['Title']).toBe('A sample of pages')
  })

  it('may forbid inline styles by its own policy', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; style-src 'nonce-abc'">`
    const html = (await samplePage({ chapters: [text], notes: [] }))
      .replace('<meta charset="utf-8">', `$&${policy}`)
      .replace('<style>', '<style nonce="abc">')
    const { value, messages } = await paginate(html, sampleBrief(), browser())
    expect(messages).toEqual([])
    expect(value.pages).toBe(3)
    expect(value.fonts).toContain('SourceSerif4-Regular')
  })
})

describe('documents that are printed one after the other in one browser', () => {
  const withPolicy = async (nonce: string, body = text) =>
    (await samplePage({ chapters: [body], notes: [] }))
      .replace('<meta charset="utf-8">', `$&<meta http-equiv="Content-Security-Policy" content="style-src 'nonce-${nonce}'">`)
      .replace('<style>', `<style nonce="${nonce}">`)

  it('are each under their own policy', async () => {
    const first = await paginate(await withPolicy('abc'), sampleBrief(), browser())
    const second = await paginate(await withPolicy('def'), sampleBrief(), browser())
    const without = await paginate(await samplePage({ chapters: [text], notes: [] }), sampleBrief(), browser())
    for (const { messages, value } of [first, second, without]) {
      expect(messages).toEqual([])
      expect(value.fonts).toEqual(first.value.fonts)
    }
  })

  it('cannot guess the word by which a policy knows style sheets', async () => {
    const guess = `<style nonce="abc">html.paged p { font-family: monospace }</style>`
    await paginate(await withPolicy('abc'), sampleBrief(), browser())
    const { value } = await paginate(await withPolicy('def', text + guess), sampleBrief(), browser())
    expect(value.fonts.filter((name) => !name.startsWith('Source'))).toEqual([])
  })

  it('have no fonts but their own', async () => {
    const html = await samplePage({ chapters: [text], notes: [] })
    const poorer = html.replaceAll(/@font-face\{font-family:'Dossier Text'[^}]*\}/g, '')
    const richer = await paginate(html, sampleBrief(), browser())
    const { value } = await paginate(poorer, sampleBrief(), browser())
    expect(richer.value.fonts).toContain('SourceSerif4-Regular')
    expect(value.fonts).not.toContain('SourceSerif4-Regular')
  })

  it('know nothing of each other', async () => {
    const alone = await print({ chapters: [text], notes: [] })
    await print({
      chapters: [`${heading(2, 'Other')}<p>${words(900, 7)}</p>`],
      notes: [words(20, 8)],
      head: '<style>p { color: red }</style>',
    })
    const after = await print({ chapters: [text], notes: [] })
    expect(Buffer.from(after.value.pdf).equals(Buffer.from(alone.value.pdf))).toBe(true)
  })
})

describe('fonts', () => {
  it('that lack a letter are an error with the letter and its word', async () => {
    const { messages } = await print({ chapters: [`${heading(2, 'Letters')}<p>Қазақстан, права, ἀρχή, عمال and საქმე</p>`], notes: [] })
    const lacking = messages.filter(({ rule }) => rule === 'foreign-font').map(({ message }) => message)
    const letters = lacking.map((message) => /"(.)" \((U\+\w+)\), in "(.+)"/u.exec(message)?.slice(1))
    expect(letters).toContainEqual(['ს', 'U+10E1', 'საქმე'])
    expect(letters.every((found) => /\p{Script=Georgian}/u.test(found![0]!))).toBe(true)
  })

  it('that are not bundled are an error with their name', async () => {
    const head = `<style>html.paged p { font-family: sans-serif }</style>`
    const { messages, value } = await print({ chapters: [text], notes: [], head })
    const foreign = value.fonts.filter((name) => !name.startsWith('Source'))
    expect(foreign).toHaveLength(1)
    expect(messages.map(({ rule, message }) => [rule, message])).toEqual([
      ['foreign-font', `the pages use the font ${foreign[0]}, which is not a bundled one`],
    ])
  })

  it('that a picture brings along are no foreign ones', async () => {
    const font = readFileSync('node_modules/@fontsource/amiri/files/amiri-latin-400-normal.woff2', 'base64')
    const style = `@font-face{font-family:A;src:url(data:font/woff2;base64,${font})}text{font-family:A}`
    const picture = (lettering: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><style>${style}</style><text y="15">${lettering}</text></svg>`
    const image = (lettering: string) =>
      `<img alt="The quay" src="data:image/svg+xml;base64,${Buffer.from(picture(lettering)).toString('base64')}">`
    const own = await print({ chapters: [`${text}${image('Quay')}`], notes: [] })
    expect(own.messages).toEqual([])
    expect(own.value.fonts).toContain('Amiri-Regular')
    const mixed = await print({ chapters: [`${text}${image('Причал')}`], notes: [] })
    expect(mixed.messages.map(({ rule }) => rule)).toEqual(['foreign-font'])
  })
})

describe('the PDF', () => {
  it('says what it is, is tagged, and has bookmarks for title, chapters and sections', async () => {
    const chapters = [
      `${heading(2, 'First', '1')}<p>${words(30, 1)}</p>${heading(3, 'Section', '1.1')}<p>${words(30, 2)}</p>`,
      `${heading(2, 'Second', '2')}<p>${words(30, 3)}</p>`,
    ]
    const matter = {
      title: 'Labour “rights”',
      subtitle: 'What and when',
      authors: ['A. Author', 'Ә. Author'],
      date: '2024-05-16',
      lang: 'en-GB',
    }
    const { info, outline, pages } = await print({ title: 'Labour “rights”', chapters, notes: [] }, matter)
    expect(info).toMatchObject({
      Title: 'Labour “rights”',
      Author: 'A. Author, Ә. Author',
      Subject: 'What and when',
      Creator: 'Dossier',
      Language: 'en-GB',
    })
    expect(info['CreationDate']).toBe('D:20240516000000Z')
    expect(outline).toEqual([
      [1, 'Labour “rights”', 1],
      [2, 'Contents', 2],
      [2, '1 First', 3],
      [3, '1.1 Section', 3],
      [2, '2 Second', 4],
    ])
    expect(pages[1]!.tags).toEqual(expect.arrayContaining(['H2', 'TOC', 'TOCI', 'Reference', 'Link']))
    expect(pages[2]!.tags).toEqual(expect.arrayContaining(['H2', 'P', 'H3']))
  })

  it('has the same bytes each time', async () => {
    const parts = { chapters: [text], notes: [] }
    const [first, second] = [await print(parts, { date: '2024' }), await print(parts, { date: '2024' })]
    expect(Buffer.compare(first.value.pdf, second.value.pdf)).toBe(0)
  })
})
