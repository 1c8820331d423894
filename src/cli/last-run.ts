/** What the last run of `build` said, kept in the user's cache folder: where nothing has changed, it is said again and nothing is done. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { engineHash } from '../load/engine.ts'
import { hashFile, hashFilesBelow } from '../load/tree.ts'
import type { BuildReport, Shard } from '../pipeline/reports.ts'

/** What a run was asked for. */
export interface Asked {
  root: string
  out?: string
  briefs: readonly string[]
  shard?: Shard
}

interface LastRun {
  /** Hash of everything that went in, as it was when the run began. */
  inputs: string
  /** Files that went in but lie neither under `sources/` nor under `templates/`. */
  elsewhere: string[]
  /** Everything that was written, by absolute path, with its hash. */
  outputs: [path: string, sha256: string][]
  report: BuildReport
}

/** The report of the last run, where another run would do and say the same: all that went in, and all that came out, is as it was. */
export function recallRun(asked: Asked): BuildReport | undefined {
  const last = read(fileOf(asked))
  if (!last || last.inputs !== inputsOf(asked, last.elsewhere)) return undefined
  return last.outputs.every(([path, sha256]) => sha256 !== '' && hashFile(path) === sha256) ? last.report : undefined
}

/**
 * To be called before a run, so that what changes while it runs is not taken for built. The function that it gives keeps the run; until
 * then none is known, so that what a run that is killed leaves behind is seen by the next.
 */
export function watchRun(asked: Asked): (report: BuildReport) => void {
  const before = inputsOf(asked, [])
  rmSync(fileOf(asked), { force: true })
  return (report) => {
    if (inputsOf(asked, []) !== before) return
    const others = report.inputs.filter(({ path }) => !/^(?:sources|templates)\/|^dossier:/.test(path))
    const elsewhere = others.map(({ path }) => join(asked.root, path))
    if (others.some(({ sha256 }, index) => hashFile(elsewhere[index]!) !== sha256)) return
    const written = [...report.briefs.flatMap(({ folder: of, files }) => files.map((file) => join(of, file))), ...report.pages]
    const outputs = written.map((path): [string, string] => [path, hashFile(path)])
    write(fileOf(asked), { inputs: inputsOf(asked, elsewhere), elsewhere, outputs, report })
  }
}

function inputsOf({ root }: Asked, elsewhere: readonly string[]): string {
  const { PUPPETEER_EXECUTABLE_PATH: browser = '', SOURCE_DATE_EPOCH: epoch = '' } = process.env
  const found = browser === '' ? undefined : statSync(browser, { throwIfNoEntry: false })
  const files = ['sources', 'templates'].flatMap((name) => hashFilesBelow(join(root, name)))
  const others = elsewhere.map((path) => ({ path, sha256: hashFile(path) }))
  const lines = [...files, ...others].map(({ path, sha256 }) => `${path} ${sha256}`)
  return checksum([engineHash(), browser, String(found?.size), String(found?.mtimeMs), epoch, ...lines].join('\n'))
}

/** What is damaged is as good as forgotten. */
function read(file: string): LastRun | undefined {
  try {
    const written = readFileSync(file, 'utf8')
    const end = written.indexOf('\n')
    const payload = written.slice(end + 1)
    return written.slice(0, end) === checksum(payload) ? (JSON.parse(payload) as LastRun) : undefined
  } catch {
    return undefined
  }
}

/** That it cannot be kept is no fault of the run. */
function write(file: string, run: LastRun): void {
  const payload = JSON.stringify(run)
  const half = `${file}.${randomUUID()}`
  try {
    mkdirSync(folder(), { recursive: true, mode: 0o700 })
    writeFileSync(half, `${checksum(payload)}\n${payload}`, { mode: 0o600 })
    renameSync(half, file)
  } catch {
    rmSync(half, { force: true })
  }
}

function folder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'dossier', 'runs')
}

function fileOf({ root, out, briefs, shard }: Asked): string {
  return join(folder(), `${checksum(JSON.stringify([root, out ?? null, briefs, shard ?? null])).slice(0, 32)}.json`)
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
