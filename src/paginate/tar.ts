import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'

const block = 512

/** Writes the plain files of a tar archive (POSIX ustar) into a folder. Links and names that lead out of it are refused. */
export async function unpackTar(archive: Buffer, folder: string): Promise<void> {
  for (const { name, content } of readTar(archive)) {
    const path = normalize(name)
    if (path.startsWith('..') || path.startsWith('/')) throw new Error(`the archive names a file outside it: ${name}`)
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content, { mode: 0o700 })
  }
}

function* readTar(archive: Buffer): Generator<{ name: string; content: Buffer }> {
  for (let at = 0; at + block <= archive.length && archive[at] !== 0;) {
    const size = Number.parseInt(text(archive, at + 124, 12), 8)
    const type = text(archive, at + 156, 1)
    const name = [text(archive, at + 345, 155), text(archive, at, 100)].filter((part) => part !== '').join('/')
    at += block
    if (type === '0' || type === '') yield { name, content: archive.subarray(at, at + size) }
    else if (type !== '5') throw new Error(`the archive holds what is no plain file: ${name}`)
    at += Math.ceil(size / block) * block
  }
}

/** A field of a header: text up to its first NUL. */
function text(archive: Buffer, at: number, length: number): string {
  const field = archive.toString('latin1', at, at + length)
  return field.split('\0', 1)[0]!.trim()
}
