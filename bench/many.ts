import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateMany, many } from './generate-many.ts'
import { type MemoryOverTime, watchTree } from './tree-memory.ts'

/**
 * `npm run bench:many`: a project of 150 countries with four briefs each, built cold, beside Chromium merely printing the pages that came
 * out: in one browser that is kept open, with a tab for each core. Another number of countries may be given. Both are whole processes;
 * read the ratio, not the seconds.
 *
 * What the plain print does not do: footnotes at the foot of their pages, page breaks chosen together, tags that are put in order, the
 * check of each PDF against its text, the page for screens with its evidence, the fact-checker's copy, and everything before the page.
 */
const countries = Number(process.argv[2] ?? many.countries)
const width = availableParallelism()
const dossier = new URL('../dist/bundle/cli.js', import.meta.url).pathname
const plainPrints = new URL('plain-prints.mjs', import.meta.url).pathname

const root = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
try {
  await generateMany(root, countries)
  const ours = await run(dossier, ['build', '--root', root])
  const names = (await readdir(join(root, 'output'), { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const pages = names.map(({ name }) => join(root, 'output', name, 'brief.html'))
  await mkdir(join(root, 'plain'))
  await writeFile(join(root, 'pages.txt'), pages.join('\n'))
  const plain = await run(plainPrints, [String(width), join(root, 'plain'), join(root, 'pages.txt')])
  const again = await run(dossier, ['build', '--root', root])
  const built = `${pages.length} briefs, ${countries * many.sources * many.notes} notes, ${width} cores`
  console.log(`${built}\n`)
  console.log(`dossier, cold      ${seconds(ours)}   ${perBrief(ours, pages.length)}`)
  console.log(`plain prints       ${seconds(plain)}   ${perBrief(plain, pages.length)}`)
  console.log(`ratio              ${(ours.seconds / plain.seconds).toFixed(2)}`)
  console.log(`dossier, unchanged ${seconds(again)}`)
  console.log('\nmemory while it builds, MB: the most in each tenth of the run, of Node alone and with the browser')
  console.log(`  node             ${ours.memory.own.join('  ')}`)
  console.log(`  with the browser ${ours.memory.tree.join('  ')}`)
} finally {
  await rm(root, { recursive: true, force: true })
}

interface Run {
  seconds: number
  memory: MemoryOverTime
}

async function run(script: string, args: string[]): Promise<Run> {
  const started = performance.now()
  const environment = { ...process.env, XDG_CACHE_HOME: join(root, 'cache') }
  const child = spawn(process.execPath, [script, ...args], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
  const watch = watchTree(child.pid!)
  let said = ''
  child.stderr.on('data', (data: Buffer) => (said = (said + data).slice(-10_000)))
  const status = await new Promise((resolve) => child.on('close', resolve))
  const memory = watch.stop()
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${String(status)}\n${said}`)
  return { seconds: (performance.now() - started) / 1000, memory }
}

function seconds({ seconds: all }: Run): string {
  return `${all.toFixed(1).padStart(7)} s`
}

function perBrief({ seconds: all }: Run, count: number): string {
  return `${Math.round((all / count) * 1000)} ms a brief`
}
