import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { hashOf } from '../model/hash.ts'
import type { Manifest } from '../model/manifest.ts'

/**
 * The manifest of a brief's last build, where it may be trusted: it is whole, and the files that it lists are as they were written.
 * `undefined` where anything differs: then nothing is known of the last build.
 */
export async function recallBuild(root: string, folder: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    for (const { path, sha256 } of manifest.outputs) {
      const bytes = await readFile(resolve(root, path))
      if (!isBelow(folder, resolve(root, path)) || createHash('sha256').update(bytes).digest('hex') !== sha256) return undefined
    }
    return manifest
  } catch {
    return undefined
  }
}

/**
 * What a manifest says of its own making: a hash over everything that decides what a build writes, and over the rest of the manifest,
 * so that a damaged manifest vouches for nothing.
 *
 * @param decisive hash of everything that decides what is written
 */
export function basisOf(decisive: string, manifest: Omit<Manifest, 'basis'>): string {
  return hashOf(decisive, JSON.stringify({ ...manifest, basis: undefined }))
}

/** A file of the last build; `undefined` where it wrote none of this name. */
export async function readOutput(folder: string, name: string, { outputs }: Manifest): Promise<Uint8Array | undefined> {
  return outputs.some(({ path }) => path.endsWith(`/${name}`)) ? readFile(join(folder, name)) : undefined
}

/** Whether a path lies within a folder; a manifest may come from anywhere. */
export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path).split(sep).join('/')
  return way !== '' && !way.startsWith('../') && !isAbsolute(way)
}
