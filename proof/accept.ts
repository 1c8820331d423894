/** `npm run proof:accept`: what the fixed pages look like now is what they should look like. Look at them first: `git diff` shows them. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { accepted, fixedPages } from './fixed-pages.ts'

const { pictures, browser } = await fixedPages()
await rm(accepted, { recursive: true, force: true })
await mkdir(accepted, { recursive: true })
for (const [name, picture] of pictures) await writeFile(join(accepted, `${name}.png`), picture.toBuffer('image/png'))
await writeFile(join(accepted, 'browser.json'), `{ "browser": ${JSON.stringify(browser)} }\n`)
console.log(`${pictures.size} pages accepted, made by ${browser}`)
