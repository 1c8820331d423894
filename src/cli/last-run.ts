/** What the last run of `build` said, kept in the user's cache folder: where nothing has changed, it is said again and nothing is done. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFile, checksum, forget, readCache, writeCache } from '../load/cache.ts'
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

/** A file by its absolute path, with its hash, which is empty where there was none. */
type HashedFile = [path: string, sha256: string]

interface LastRun {
  /** Hash of everything that went in, as it was when the run began. */
  inputs: string
  /** Files that went in but lie neither under `sources/` nor under `templates/`. */
  elsewhere: HashedFile[]
  /** Everything that was written. */
  outputs: HashedFile[]
  report: BuildReport
}

/** Knows the last run that was asked for the same. */
export interface RunMemory {
  /** The report of the last run, where another run would do and say the same: all that went in, and all that came out, is as it was. */
  recall: () => BuildReport | undefined
  /**
   * Says that a run begins. The function that it gives keeps the run; until then none is known, so that what a run that is killed leaves
   * behind is seen by the next.
   */
  begin: () => (report: BuildReport) => void
}

/** To be called before anything is read: what changes while a run goes on is then not taken for built. */
export function openRunMemory(asked: Asked): RunMemory {
  const { root, out, briefs, shard } = asked
  const file = cacheFile('runs', JSON.stringify([root, out ?? null, briefs, shard ?? null]))
  const inputs = inputsOf(root)
  return {
    recall: () => {
      const last = readCache(file) as LastRun | undefined
      if (last?.inputs !== inputs) return undefined
      const isWhole = last.elsewhere.every(isAsItWas) && last.outputs.every((output) => output[1] !== '' && isAsItWas(output))
      return isWhole ? last.report : undefined
    },
    begin: () => {
      forget(file)
      return (report) => {
        const others = report.inputs.filter(({ path }) => !/^(?:sources|templates)\/|^dossier:/.test(path))
        const elsewhere = others.map(({ path, sha256 }): HashedFile => [join(root, path), sha256])
        if (inputsOf(root) !== inputs || !elsewhere.every(isAsItWas)) return
        const written = [...report.briefs.flatMap(({ folder, files }) => files.map((name) => join(folder, name))), ...report.pages]
        const outputs = written.map((path): HashedFile => [path, hashFile(path)])
        writeCache(file, { inputs, elsewhere, outputs, report } satisfies LastRun)
      }
    },
  }
}

function isAsItWas([path, sha256]: HashedFile): boolean {
  return hashFile(path) === sha256
}

function inputsOf(root: string): string {
  const { PUPPETEER_EXECUTABLE_PATH: browser = '', SOURCE_DATE_EPOCH: epoch = '' } = process.env
  const found = browser === '' ? undefined : statSync(browser, { throwIfNoEntry: false })
  const files = ['sources', 'templates'].flatMap((name) => hashFilesBelow(join(root, name)))
  const lines = files.map(({ path, sha256 }) => `${path} ${sha256}`)
  return checksum([engineHash(), browser, String(found?.size), String(found?.mtimeMs), epoch, ...lines].join('\n'))
}
