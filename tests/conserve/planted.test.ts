import type { Page } from 'puppeteer'
import { describe, expect, it } from 'vitest'
import type { Account } from '../../src/paginate/conserve/account.ts'
import { findLosses } from '../../src/paginate/conserve/find-losses.ts'
import { generatedText } from '../../src/paginate/conserve/generated.ts'
import type { Loss } from '../../src/paginate/conserve/loss.ts'
import { readPrinted } from '../../src/paginate/conserve/read-printed.ts'
import { hyphenateWords } from '../../src/paginate/hyphenate.ts'
import { callInPage } from '../../src/paginate/in-page/functions.ts'
import { layOut, measureText, readPages } from '../../src/paginate/lay-out.ts'
import { bareDocument, openPage } from '../../src/paginate/open-page.ts'
import { zoom } from '../../src/paginate/page-setup.ts'
import { usePrinter } from '../paginate/print.ts'
import { call, heading, sampleBrief, samplePage, sampleTable, words } from '../paginate/sample.ts'

const { browser } = usePrinter()

const chapters = [
  `${heading(2, 'The quay', '1')}<p>${words(150, 1)}${call(1)} ${words(120, 2)}${call(2)}</p><p>The lighthouse burns at night.${call(3)} ${words(200, 3)}</p>`,
  `${heading(2, 'The harbour', '2')}<p>${words(400, 4)}${call(4)}</p>${sampleTable(1, 12, 5)}<ol><li>${words(30, 6)}</li><li>${words(30, 7)}</li></ol>`,
]
const notes = [words(30, 11), `A letter of the pilot. ${words(20, 12)}`, words(25, 13), words(140, 14)]

/** Makes the pages of an open sample. */
async function makePages(page: Page, html: string): Promise<Account> {
  const brief = sampleBrief()
  const { text, measured } = await measureText(page, brief, hyphenateWords(html, 'en-GB'))
  const { entries } = await layOut(page, brief, measured!)
  return { text: text!, pages: await readPages(page, entries) }
}

/** Prints the sample, with something done to its pages after they were made, and tells what is found to be lost. */
async function lossesOf(damage: string, when: 'before' | 'after' = 'after', change = (html: string) => html): Promise<Loss[]> {
  const html = change(await samplePage({ chapters, notes }))
  const { page, close } = await openPage(browser(), bareDocument(html))
  try {
    const account = await makePages(page, html)
    await page.evaluate(`{ ${damage} }`)
    const pages = when === 'after' ? account.pages : ((await page.evaluate(callInPage('readPages'))) as Account['pages'])
    const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true, scale: 1 / zoom })
    return findLosses({ account: { ...account, pages }, notes: 'page', generated: generatedText(html) }, readPrinted(pdf))
  } finally {
    await close()
  }
}

const inText = (from: string, to: string) => `
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (walker.currentNode.data.includes(${JSON.stringify(from)})) walker.currentNode.data = walker.currentNode.data.replace(${JSON.stringify(from)}, ${JSON.stringify(to)})`

describe('a PDF is held against the pages that it was printed from', () => {
  it('where nothing is lost nothing is told', async () => {
    expect(await lossesOf('')).toEqual([])
  })

  it('a word of the text that is not printed', async () => {
    expect(await lossesOf(inText('lighthouse ', ''))).toEqual([
      expect.objectContaining({ kind: 'missing', page: 3, words: expect.stringContaining('lighthouse') }),
    ])
  })

  it('words in another order', async () => {
    expect(await lossesOf(inText('burns at night', 'at night burns'))).toEqual([expect.objectContaining({ kind: 'missing', page: 3 })])
  })

  it('a word of a note that is not printed', async () => {
    expect(await lossesOf(inText('pilot', ''))).toEqual([
      expect.objectContaining({ kind: 'missing', footnote: 2, page: 3, words: expect.stringContaining('pilot') }),
    ])
  })

  it('a note that is not printed', async () => {
    const losses = await lossesOf(`document.querySelector('#fn-2 .footnote-body').remove()`)
    expect(losses).toEqual([expect.objectContaining({ kind: 'missing', footnote: 2, page: 3 })])
  })

  it('a line that is printed twice', async () => {
    const losses = await lossesOf(
      `const block = [...document.querySelectorAll('.page p')].find((p) => p.textContent.includes('lighthouse')); block.before(block.cloneNode(true))`,
    )
    expect(losses.filter(({ kind }) => kind === 'added')).toEqual([
      expect.objectContaining({ page: 3, words: expect.stringContaining('THELIGHTHOUSEBURNSATNIGHT') }),
    ])
  })

  it('a note that is printed on the next page', async () => {
    const losses = await lossesOf(`document.querySelectorAll('.footnote-area')[1].append(document.getElementById('fn-2'))`)
    expect(losses).toEqual([{ kind: 'misplaced', footnote: 2, page: 3, words: '5' }])
  })

  it('a page number of the contents that is printed otherwise', async () => {
    const losses = await lossesOf(`document.querySelector('.contents-page').textContent = '7'`)
    expect(losses.filter(({ kind }) => kind === 'number')).toContainEqual(expect.objectContaining({ page: 2 }))
  })

  it('a call that is no link', async () => {
    const losses = await lossesOf(`document.querySelector('.footnote-call[href="#fn-3"]').removeAttribute('href')`)
    expect(losses).toEqual([expect.objectContaining({ kind: 'unlinked', footnote: 3, page: 3 })])
  })
})

describe('pages are held against the text that they were made of', () => {
  it('a word that was lost on the way into the pages', async () => {
    const losses = await lossesOf(inText('lighthouse ', ''), 'before')
    expect(losses).toEqual([expect.objectContaining({ kind: 'missing', page: undefined, words: expect.stringContaining('LIGHTHOUSE') })])
  })

  it.each(['#fn-2 { visibility: hidden }', '#fn-2 .footnote-body { display: none }'])('a note that is not to be seen: %s', async (css) => {
    const hide = (html: string) => html.replace('</head>', `<style>${css}</style></head>`)
    expect(await lossesOf('', 'after', hide)).toContainEqual(expect.objectContaining({ kind: 'missing', footnote: 2 }))
  })

  it('a note that is on no page', async () => {
    const losses = await lossesOf(`document.getElementById('fn-2').remove()`, 'before')
    expect(losses).toContainEqual(expect.objectContaining({ kind: 'missing', footnote: 2 }))
  })

  it('a note whose body begins on another page than its call', async () => {
    const losses = await lossesOf(`document.querySelectorAll('.footnote-area')[1].append(document.getElementById('fn-2'))`, 'before')
    expect(losses).toEqual([expect.objectContaining({ kind: 'misplaced', footnote: 2, page: 3, words: '5' })])
  })

  it('contents that give the page of another heading', async () => {
    const losses = await lossesOf(`document.querySelector('.contents-page').textContent = '4'`, 'before')
    expect(losses).toEqual([{ kind: 'number', page: 2, words: '4, not 3' }])
  })

  it('a heading that a link of the contents does not reach', async () => {
    const losses = await lossesOf(`document.querySelector('.page .chapter').removeAttribute('id')`, 'before')
    expect(losses).toEqual([expect.objectContaining({ kind: 'unlinked', page: 2, words: 'chapter-1' })])
  })
})

describe('what a style sheet does is no loss', () => {
  const style = (css: string) => (html: string) => html.replace('</head>', `<style>${css}</style></head>`)

  it.each([
    ['capitals', '.chapter p { text-transform: uppercase }'],
    ['small capitals', '.chapter p { font-variant-caps: all-small-caps }'],
    ['generated words', '.chapter p::before { content: "Draft. " } h2::after { content: " (" attr(class) ")" }'],
    ['a large first letter', '.chapter p::first-letter { float: left; font-size: 300% }'],
    ['positioned words', '.footnote-call { position: relative; top: -1px }'],
    ['what is not displayed', '.contents { display: none }'],
    ['letters in a row', '.chapter p { letter-spacing: 0.3em }'],
  ])('%s', async (_, css) => {
    expect(await lossesOf('', 'after', style(css))).toEqual([])
  })
})

it('the text of a PDF is read as pdf.js reads it', async () => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const html = await samplePage({ chapters, notes })
  const { page, close } = await openPage(browser(), bareDocument(html))
  await makePages(page, html)
  const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true, scale: 1 / zoom })
  await close()
  const ours = readPrinted(pdf).pages.map(({ text }) =>
    text
      .map((piece) => piece.text)
      .join('')
      .replaceAll(/\s/g, '')
      .normalize('NFKC'),
  )
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  for (const [index, text] of ours.entries()) {
    const { items } = await (await document.getPage(index + 1)).getTextContent()
    expect(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s/g, '')
        .normalize('NFKC'),
    ).toBe(text)
  }
  await document.destroy()
})
