/**
 * `npm run proof [-- brief…]`: builds the briefs and writes pictures of them into `output/proof/`: every page of the PDF, and the web
 * page at three widths and in the dark, several to a sheet. For eyes; nothing is compared.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from '../src/paginate/browser.ts'
import { contactSheets, type Tile } from './contact-sheet.ts'
import { renderPdf } from './render-pdf.ts'
import { renderWeb, widths } from './render-web.ts'

const output = new URL('../output/', import.meta.url).pathname
const folder = join(output, 'proof')
const wanted = process.argv.slice(2)

const names = (await readdir(output, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'proof')
const browser = await openBrowser()
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
try {
  for (const { name } of names) if (wanted.length === 0 || wanted.includes(name)) await proveBrief(name)
} finally {
  await browser.close()
}

async function proveBrief(name: string): Promise<void> {
  const pdf = await readFile(join(output, name, 'brief.pdf')).catch(() => undefined)
  const html = await readFile(join(output, name, 'brief.html'), 'utf8').catch(() => undefined)
  if (pdf) {
    const pages = await renderPdf(pdf, 0.9)
    await write(
      `${name}-pages`,
      contactSheets(
        pages.map((picture, index): Tile => ({ picture, label: `${name}, page ${index + 1}` })),
        5,
        2,
      ),
    )
  }
  if (html === undefined) return
  for (const width of widths) await proveWeb(name, html, width, 'light')
  await proveWeb(name, html, widths.at(-1)!, 'dark')
}

async function proveWeb(name: string, html: string, width: number, scheme: 'light' | 'dark'): Promise<void> {
  const pictures = await renderWeb(browser, html, width, scheme)
  const tiles = pictures.map((picture, index): Tile => ({ picture, label: `${name}, ${width} pixels wide, ${scheme}, ${index + 1}` }))
  await write(`${name}-web-${width}${scheme === 'dark' ? '-dark' : ''}`, contactSheets(tiles, Math.max(2, Math.floor(3200 / width)), 2))
}

async function write(name: string, sheets: readonly Buffer[]): Promise<void> {
  for (const [index, sheet] of sheets.entries()) {
    const path = join(folder, `${name}-${index + 1}.png`)
    await writeFile(path, sheet)
    console.log(path)
  }
}
