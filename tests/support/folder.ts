import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** A temporary folder with these files, removed when the test is over. */
export async function folderWith(files: Record<string, string | Uint8Array> = {}): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'dossier-test-')))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  await writeFiles(root, files)
  return root
}

/** An empty temporary folder for a whole file of tests: call it in `beforeAll`. */
export async function temporaryFolder(): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'dossier-test-')))
  leftovers.push(root)
  return root
}

const leftovers: string[] = []
afterAll(() => Promise.all(leftovers.map((root) => rm(root, { recursive: true, force: true }))))

export async function writeFiles(root: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
}

/** Every file below a folder, relative to it, sorted. */
export async function filesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(root, join(entry.parentPath, entry.name)))
  return files.map((path) => path.split(sep).join('/')).sort()
}

/** Every file below a folder as text, by its path. */
export async function readFiles(root: string): Promise<Record<string, string>> {
  const paths = await filesIn(root)
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')])))
}
