import { execFile } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Commit } from '../model/issued.ts'

const run = promisify(execFile)

/** A project as it was at a commit, in a folder that is removed when it is closed. */
export interface PastProject {
  root: string
  close: () => Promise<void>
}

/** Takes `sources/` and `templates/` of a project out of git as they were; `undefined` where git knows no such reference here. */
export async function projectAt(root: string, reference: string): Promise<PastProject | undefined> {
  const commit = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`])
  if (commit === undefined) return undefined
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'dossier-past-')))
  const close = () => rm(folder, { recursive: true, force: true })
  const tar = join(folder, 'past.tar')
  const isTaken = (await git(root, ['archive', '--format=tar', '-o', tar, commit.trim(), '.'])) !== undefined
  const isUnpacked = isTaken && (await run('tar', ['-xf', tar, '-C', folder]).catch(() => undefined)) !== undefined
  if (isUnpacked) return { root: folder, close }
  await close()
  return undefined
}

/** The commit that a project stands at; `undefined` where it is not under Git, or not yet committed. */
export async function commitOf(root: string): Promise<Commit | undefined> {
  const hash = (await git(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']))?.trim()
  const known = hash ? await git(root, ['ls-tree', '--name-only', hash, '--', ...written]) : undefined
  if (!hash || !known) return undefined
  // records are put under version control after they are written
  const wanted = [...written, ':(exclude,glob)templates/*/issued/**']
  const changed = await git(root, ['--no-optional-locks', '-c', 'core.fsmonitor=false', 'status', '--porcelain', '-uall', '--', ...wanted])
  return { hash, isClean: changed === '' }
}

/** What a project is written in. */
const written = ['sources', 'templates']

async function git(root: string, args: readonly string[]): Promise<string | undefined> {
  const done = await run('git', [...args], { cwd: root, maxBuffer: 64 * 1024 * 1024 }).catch(() => undefined)
  return done?.stdout
}
