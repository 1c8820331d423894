#!/usr/bin/env node
import { mkdirSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

/** HarfBuzz, which cuts fonts, runs for some milliseconds, and to optimise it costs ten times that. Said later it would make what is kept unfit. */
setFlagsFromString('--wasm-tiering-budget=1000000000')
/**
 * Most of a run is over before optimised code pays for its making, which takes the core that the browser wants: it is made a little later.
 * The V8 of Node 22 and newer waits of itself, and does not know the flag.
 */
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=250000')
/** What ran once, at the start, is wanted at the next start as well: else it would be thrown away before it is kept. */
setFlagsFromString('--no-flush-bytecode')

/**
 * Starts the program from what V8 made of it the last time (its code cache), which spares a third of a second each time. What is kept
 * lies in the user's cache folder, as the browser does; V8 refuses what another version of itself has made, and a checksum what is damaged.
 * Without it everything is the same, only slower.
 */
const file = fileURLToPath(new URL('program.cjs', import.meta.url))
const source = readFileSync(file, 'latin1') // it is written in ASCII alone, see esbuild.mjs
const kept = cacheFile()
const cachedData = kept === undefined ? undefined : readKept(kept)
const scope = ['require', 'module', 'exports', '__filename', '__dirname', 'importFor']
const script = new Script(`(function (${scope.join(', ')}) {${source}\n})`, { filename: file, ...(cachedData && { cachedData }) })
if (kept !== undefined && script.cachedDataRejected !== false) process.once('exit', () => keep(kept, script.createCachedData()))
const run = script.runInThisContext() as (...values: unknown[]) => void
const importFor = (name: string) => import(name) // a script by itself may not
run(createRequire(import.meta.url), { exports: {} }, {}, file, dirname(file), importFor)

/** One for each command, since each needs other parts of the program. */
function cacheFile(): string | undefined {
  const base = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'dossier')
  const command = process.argv.slice(2).find((word) => /^[a-z]+$/.test(word)) ?? 'help'
  const { size, mtimeMs } = statSync(file)
  const name = [process.version, process.arch, size, Math.round(mtimeMs), crc32(file).toString(16), command].join('-')
  try {
    mkdirSync(join(base, 'code'), { recursive: true, mode: 0o700 })
    const isOurs = [base, join(base, 'code')].every((folder) => isPrivate(folder))
    return isOurs ? join(base, 'code', name) : undefined
  } catch {
    return undefined
  }
}

/** In a folder that others may write to could lie a program of theirs. */
function isPrivate(folder: string): boolean {
  if (process.platform === 'win32') return true
  const { uid, mode } = lstatSync(folder)
  return uid === process.getuid?.() && (mode & 0o022) === 0
}

function readKept(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    const data = bytes.subarray(4)
    return bytes.readUInt32LE(0) === crc32(data) ? data : undefined
  } catch {
    return undefined
  }
}

/** That it cannot be kept is no fault of the run. */
function keep(path: string, data: Buffer): void {
  const half = `${path}.${process.pid}`
  try {
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE(crc32(data))
    writeFileSync(half, Buffer.concat([sum, data]), { mode: 0o600 })
    renameSync(half, path)
    forgetOldest(dirname(path))
  } catch {
    rmSync(half, { force: true })
  }
}

/** Of so many files none is needed any more. */
const most = 24

function forgetOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
  for (const { path } of files.sort((a, b) => b.time - a.time).slice(most)) rmSync(path, { force: true })
}
