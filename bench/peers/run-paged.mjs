// Makes a PDF with Paged.js in the same browser: run-paged.mjs page.html out.pdf
import { readFile, writeFile } from 'node:fs/promises'
import { openBrowser } from '../../dist/paginate/browser.js'

const [input, output] = process.argv.slice(2)
const browser = await openBrowser()
const page = await browser.newPage()
page.setDefaultTimeout(0)
await page.setContent(await readFile(input, 'utf8'), { waitUntil: 'load' })
await page.evaluate('window.PagedConfig = { auto: false }')
await page.addScriptTag({ path: new URL('../node_modules/pagedjs/dist/paged.polyfill.js', import.meta.url).pathname })
await page.evaluate('window.PagedPolyfill.preview().then(() => true)')
await writeFile(output, await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, timeout: 0 }))
await browser.close()
