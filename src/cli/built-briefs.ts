import { join } from 'node:path'
import { inProject, namesIn } from '../load/location.ts'
import { type FrozenBrief, frozenOf } from '../model/frozen.ts'
import type { Manifest } from '../model/manifest.ts'
import { recallManifest } from '../publish/recall.ts'
import type { CommonOptions } from './options.ts'

/** A brief that lies in the output folder, as its manifest has it. */
export interface LastBuild {
  manifest: Manifest
  frozen: FrozenBrief
}

/** Every brief in the output folder whose manifest is whole, by name. */
export async function lastBuilds({ root, out = join(root, 'output') }: CommonOptions): Promise<LastBuild[]> {
  const builds: LastBuild[] = []
  for (const name of await namesIn({ ...inProject(root, 'output'), absolute: out })) {
    const manifest = await recallManifest(join(out, name))
    const frozen = manifest && frozenOf(manifest)
    if (manifest && frozen) builds.push({ manifest, frozen })
  }
  return builds
}
