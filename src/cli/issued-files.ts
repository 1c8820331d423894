import { readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { documentParts } from '../load/document-parts.ts'
import { documentTraits } from '../load/document-traits.ts'
import { hashFilesBelow } from '../load/tree.ts'
import type { InputFile } from '../model/corpus.ts'
import { isForReaders, type IssuedFile } from '../model/issued.ts'
import type { Manifest } from '../model/manifest.ts'

/** What went in, with every file of the corpus: captured texts bear the quotations out, though none of them is printed. */
export function withCorpus(root: string, inputs: readonly InputFile[]): InputFile[] {
  const below = hashFilesBelow(join(root, 'sources')).map(({ path, sha256 }) => {
    return { path: relative(root, path).split(sep).join('/'), sha256 }
  })
  const known = new Set(below.map(({ path }) => path))
  return [...below, ...inputs.filter(({ path }) => !known.has(path))]
}

/** What came out; what readers get with all that tells it from another file. */
export async function outputsOf(root: string, folder: string, { outputs }: Manifest): Promise<IssuedFile[]> {
  const files: IssuedFile[] = []
  for (const { path, sha256 } of outputs) {
    const name = relative(folder, resolve(root, path)).split(sep).join('/')
    const bytes = isForReaders(name) ? await readFile(join(folder, name)) : undefined
    const parts = bytes && (await documentParts(name, bytes))
    const traits = bytes && (await documentTraits(name, bytes))
    files.push({ path: name, sha256, ...(parts && { parts }), ...(traits && { traits }) })
  }
  return files
}

/** The first file for readers that is not what was issued. */
export function differs(before: readonly IssuedFile[], now: readonly IssuedFile[]): string | undefined {
  const files = (outputs: readonly IssuedFile[]) => outputs.filter(({ path }) => isForReaders(path))
  const [first, second] = [files(before), files(now)]
  const hashIn = (outputs: readonly IssuedFile[], wanted: string) => outputs.find(({ path }) => path === wanted)?.sha256
  return [...first, ...second].map(({ path }) => path).find((path) => hashIn(first, path) !== hashIn(second, path))
}
