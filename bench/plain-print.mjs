// Prints a page as Chromium does by itself, without page-bottom notes: plain-print.mjs page.html out.pdf
// Plain JavaScript, so that its whole process can be compared with the compiled command's.
import { readFile, writeFile } from 'node:fs/promises'
import { openBrowser } from '../dist/paginate/browser.js'

const [input, output] = process.argv.slice(2)
const browser = await openBrowser()
const page = await browser.newPage()
await page.setContent(await readFile(input, 'utf8'), { waitUntil: 'load' })
await writeFile(output, await page.pdf({ format: 'A4', tagged: true, outline: true, timeout: 0 }))
await browser.close()
