import { randomBytes } from 'node:crypto'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { formerPath, sha256Of } from '../load/capture.ts'
import { EnvironmentFault } from '../model/fault.ts'
import { writeWhole } from '../publish/publish.ts'

/**
 * Writes a captured text and the record of it, and keeps the text that was there beside it, under a name that says its hash and is
 * never written twice. All files are whole under temporary names before the first takes its place; paths are relative to the root.
 *
 * @returns where the former text is kept; `undefined` where there was none
 * @throws EnvironmentFault where a file cannot be written.
 */
export async function writeCapture(
  root: string,
  text: { path: string; bytes: Uint8Array },
  records: { path: string; text: string },
): Promise<string | undefined> {
  const suffix = `.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
  const staged: string[] = []
  try {
    const former = await readIfThere(join(root, text.path))
    const kept = former && formerPath(text.path, sha256Of(former))
    const files = new Map<string, string | Uint8Array>()
    if (former && kept !== undefined && !(await isKept(join(root, kept), former))) files.set(kept, former)
    files.set(text.path, text.bytes).set(records.path, records.text)
    for (const [path, content] of files) {
      staged.push(path)
      await writeWhole(join(root, path) + suffix, content)
    }
    for (const path of files.keys()) await rename(join(root, path) + suffix, join(root, path))
    return kept
  } catch (cause) {
    await Promise.all(staged.map((path) => rm(join(root, path) + suffix, { force: true })))
    if (cause instanceof EnvironmentFault) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new EnvironmentFault(`${text.path} cannot be written: ${why}`, 'make room, or mend its rights; the present text is kept', {
      cause,
    })
  }
}

async function isKept(path: string, content: Uint8Array): Promise<boolean> {
  const there = await readIfThere(path)
  if (there && sha256Of(there) !== sha256Of(content)) {
    throw new EnvironmentFault(`${path} is not the text that its name says`, 'move it away; nothing was written')
  }
  return there !== undefined
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw cause
  })
}
