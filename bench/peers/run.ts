/**
 * `npm run bench:peers [-- factors…]`: the same text through Dossier, Paged.js and Typst: seconds of the whole process, pages, notes on
 * the right page and words lost. Without factors 1 and 4; 16 takes Paged.js minutes. The others are installed by
 * `npm --prefix bench install --ignore-scripts`, and left out where they are not.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateProject } from '../generate.ts'
import { judgePdf } from './judge-pdf.ts'
import { readPage } from './peer-text.ts'
import { toPaged } from './to-paged.ts'
import { toTypst } from './to-typst.ts'

const here = (path: string) => new URL(path, import.meta.url).pathname
const factors = process.argv.slice(2).map(Number)
const modules = here('../node_modules')
const typst = '@myriaddreamin/typst-ts-node-compiler'

console.log('           whole process, seconds  pages  notes on the right page  words lost')
for (const factor of factors.length > 0 ? factors : [1, 4]) await benchFactor(factor)

async function benchFactor(factor: number): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
  try {
    await generateProject(root, factor)
    const build = [here('../../dist/bundle/cli.js'), 'build', '--force', '--root', root]
    await time(build) // the text for the others, and a warm disk
    const html = await readFile(join(root, 'output/report/brief.html'), 'utf8')
    const text = readPage(html)
    await writeFile(join(root, 'paged.html'), toPaged(text, html))
    await writeFile(join(root, 'main.typ'), toTypst(text))
    const made = (name: string) => join(root, `${name}.pdf`)
    const contestants = [
      { name: 'Dossier', needs: '', args: build, pdf: join(root, 'output/report/brief.pdf') },
      { name: 'Paged.js', needs: 'pagedjs', args: [here('run-paged.mjs'), join(root, 'paged.html'), made('paged')], pdf: made('paged') },
      { name: 'Typst', needs: typst, args: [here('run-typst.mjs'), join(root, 'main.typ'), made('typst')], pdf: made('typst') },
    ]
    const present = contestants.filter(({ needs }) => existsSync(join(modules, needs)) || needs === '')
    for (const { name } of contestants.filter((one) => !present.includes(one)))
      console.log(`${factor}× ${name.padEnd(10)} is not installed`)
    const times = new Map(present.map(({ name }) => [name, [] as number[]]))
    for (let turn = 0; turn < (factor < 16 ? 3 : 1); turn++) {
      for (const { name, args } of present) times.get(name)!.push(await time(args))
    }
    for (const { name, pdf } of present) {
      const { pages, right, notes, lost } = await judgePdf(await readFile(pdf), text)
      const seconds = times.get(name)!.toSorted((a, b) => a - b)[Math.floor(times.get(name)!.length / 2)]!
      const cells = [
        seconds.toFixed(2).padStart(17),
        String(pages).padStart(9),
        `${right} of ${notes}`.padStart(25),
        String(lost).padStart(12),
      ]
      console.log(`${factor}× ${name.padEnd(10)}`, ...cells)
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function time(args: string[]): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (data: Buffer) => (said += data))
  const status = await new Promise((resolve) => child.on('close', resolve))
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}\n${said}`)
  return (performance.now() - started) / 1000
}
