import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { hashOf } from '../model/hash.ts'
import type { Manifest } from '../model/manifest.ts'

/**
 * The manifest of a brief's last build, where it may be trusted: it is whole, and the files that it lists are as they were written.
 * `undefined` where anything differs: then nothing is known of the last build.
 *
 * @param known the manifest, where it was read already
 */
export async function recallBuild(root: string, folder: string, known?: Manifest): Promise<Manifest | undefined> {
  try {
    const manifest = known ?? (await recallManifest(folder))
    if (!manifest) return undefined
    for (const { path, sha256 } of manifest.outputs) {
      const bytes = await readFile(resolve(root, path))
      if (!isBelow(folder, resolve(root, path)) || createHash('sha256').update(bytes).digest('hex') !== sha256) return undefined
    }
    return manifest
  } catch {
    return undefined
  }
}

/** The manifest of a brief's last build as it was written, whatever became of its files; `undefined` where it was altered. */
export async function recallManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    return manifest.seal === sealOf(manifest) ? manifest : undefined
  } catch {
    return undefined
  }
}

/** Whether the manifest in a folder is, by its end, the one that was read there before; no need then to read it again. */
export async function isStillThere(folder: string, { seal }: Manifest): Promise<boolean> {
  const bytes = await readFile(join(folder, 'manifest.json')).catch(() => undefined)
  const end = sealedEnd(seal)
  return bytes !== undefined && bytes.subarray(-end.length).toString() === end
}

/** A manifest as it is written: the seal comes last. */
export function writtenManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function sealedEnd(seal: string): string {
  return `"seal": ${JSON.stringify(seal)}\n}\n`
}

/** What seals a manifest: a hash over all the rest of it. */
export function sealOf(manifest: Omit<Manifest, 'seal'>): string {
  return hashOf(JSON.stringify({ ...manifest, seal: undefined }))
}

/** A file of the last build; `undefined` where it wrote none of this name, or another run has replaced it since. */
export async function readOutput(folder: string, name: string, { outputs }: Manifest): Promise<Uint8Array | undefined> {
  const output = outputs.find(({ path }) => path.endsWith(`/${name}`))
  const bytes = output && (await readFile(join(folder, name)))
  return bytes && createHash('sha256').update(bytes).digest('hex') === output.sha256 ? bytes : undefined
}

/**
 * All files of a build by their paths in its folder, wherever that lies now; `undefined` where one is not as it was written.
 *
 * @param start what the manifest's paths begin with
 */
export async function readOutputs(folder: string, { outputs }: Manifest, start: string): Promise<Map<string, Uint8Array> | undefined> {
  const files = new Map<string, Uint8Array>()
  for (const { path, sha256 } of outputs) {
    const own = path.slice(start.length)
    const bytes = isBelow(folder, resolve(folder, own)) ? await readFile(join(folder, own)).catch(() => undefined) : undefined
    if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== sha256) return undefined
    files.set(own, bytes)
  }
  return files
}

/** Whether a path lies within a folder; a manifest may come from anywhere. */
export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path).split(sep).join('/')
  return way !== '' && !way.startsWith('../') && !isAbsolute(way)
}
