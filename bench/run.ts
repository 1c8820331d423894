import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateProject } from './generate.ts'
import { watchMemory } from './tree-memory.ts'

/**
 * `npm run bench`: the whole command beside Chromium merely printing the same page, and the stages of the command, for reports of
 * 16,000 words with 224 notes and of 4 and 16 times that. The two commands take turns, so that a machine that changes its speed
 * changes it for both; read the ratios, not the seconds.
 */
const factors = process.argv
  .slice(2)
  .map(Number)
  .filter((factor) => factor > 0)
const dossier = new URL('../dist/bundle/cli.js', import.meta.url).pathname
const plainPrint = new URL('plain-print.mjs', import.meta.url).pathname

const stageTimes: Record<string, Record<string, number>> = {}
console.log('whole process, seconds (median)  pages  dossier  plain print  ratio  (lowest and highest ratio)  memory of dossier, MB')
for (const factor of factors.length > 0 ? factors : [1, 4, 16]) await benchFactor(factor)
console.log('\nstages of the command, milliseconds (median of the same runs)')
console.table(stageTimes)

async function benchFactor(factor: number): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
  try {
    await generateProject(root, factor)
    const build = ['build', '--force', '--root', root]
    const print = [join(root, 'output/report/brief.html'), join(root, 'plain.pdf')]
    const { memory } = await run(dossier, build, true) // warms the disk's cache, and writes the page that is printed plainly
    const pairs: { ours: Run; plain: Run }[] = []
    for (let count = 0; count < (factor < 16 ? 5 : 3); count++)
      pairs.push({ ours: await run(dossier, build), plain: await run(plainPrint, print) })
    const manifest = JSON.parse(await readFile(join(root, 'output/report/manifest.json'), 'utf8')) as { pages: number }
    const ratios = pairs.map(({ ours, plain }) => ours.seconds / plain.seconds).sort((a, b) => a - b)
    const cells = [median(pairs.map(({ ours }) => ours.seconds)), median(pairs.map(({ plain }) => plain.seconds)), median(ratios)].map(
      (figure) => figure.toFixed(2),
    )
    console.log(
      `${factor}×`.padEnd(33),
      String(manifest.pages).padEnd(6),
      cells[0]!.padEnd(8),
      cells[1]!.padEnd(12),
      cells[2]!.padEnd(6),
      `(${ratios[0]!.toFixed(2)}–${ratios.at(-1)!.toFixed(2)})`.padEnd(27),
      String(memory),
    )
    stageTimes[`${factor}×`] = medianStages(pairs.map(({ ours }) => ours.stages))
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

interface Run {
  seconds: number
  /** The most memory that the process and all that it started had at once, in megabytes. */
  memory: number
  /** Milliseconds that the command printed for each stage. */
  stages: Map<string, number>
}

/** Looking at memory slows a process down, so it is not done while its time counts. */
async function run(script: string, args: string[], watches = false): Promise<Run> {
  const started = performance.now()
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  const watch = watches ? watchMemory(child.pid!) : undefined
  let progress = ''
  child.stderr.on('data', (data: Buffer) => (progress += data))
  const status = await new Promise((resolve) => child.on('close', resolve))
  const memory = watch?.stop() ?? 0
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${String(status)}\n${progress}`)
  const stages = new Map<string, number>()
  for (const [, stage, time] of progress.matchAll(/(load|check|compose|cite|render|paginate|publish) [^\n]*?(\d+) ms$/gm)) {
    stages.set(stage!, (stages.get(stage!) ?? 0) + Number(time))
  }
  return { seconds: (performance.now() - started) / 1000, memory, stages }
}

function medianStages(runs: Map<string, number>[]): Record<string, number> {
  return Object.fromEntries([...runs[0]!.keys()].map((stage) => [stage, median(runs.map((stages) => stages.get(stage) ?? 0))]))
}

function median(figures: number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!
}
