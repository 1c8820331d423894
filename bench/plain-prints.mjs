// Prints many pages as Chromium does by itself, with a pool of tabs in one browser: plain-prints.mjs tabs out list-of-pages.txt
// Plain JavaScript, so that its whole process can be compared with the compiled command's.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from '../dist/paginate/browser.js'

const [tabs, out, list] = process.argv.slice(2)
const pages = (await readFile(list, 'utf8')).trim().split('\n')
const browser = await openBrowser()
let next = 0
const printOn = async () => {
  const page = await browser.newPage()
  for (let index = next++; index < pages.length; index = next++) {
    await page.setContent(await readFile(pages[index], 'utf8'), { waitUntil: 'load' })
    await writeFile(join(out, `${index}.pdf`), await page.pdf({ format: 'A4', tagged: true, outline: true, timeout: 0 }))
  }
}
await Promise.all(Array.from({ length: Number(tabs) }, printOn))
await browser.close()
