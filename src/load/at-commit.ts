import { execFile } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

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

async function git(root: string, args: readonly string[]): Promise<string | undefined> {
  const done = await run('git', [...args], { cwd: root, maxBuffer: 1024 * 1024 }).catch(() => undefined)
  return done?.stdout
}
