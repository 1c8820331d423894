import { readFile } from 'node:fs/promises'
import { checkProject } from '../build.ts'
import { projectAt } from '../load/at-commit.ts'
import { type FrozenBrief, frozenOf } from '../model/frozen.ts'
import type { IssuedVersion } from '../model/issued.ts'
import type { Manifest } from '../model/manifest.ts'
import { sealOf } from '../publish/recall.ts'
import { lastBuilds } from './built-briefs.ts'
import type { CommonOptions } from './options.ts'

/** The briefs as they were, and how that time is called; or why it cannot be told. */
export type Before = { since: string; briefs: FrozenBrief[] } | { why: string }

/**
 * The briefs at the time that a person names: by a manifest's path, an issued version or a git reference, tried in this order; without a
 * name at the last build.
 */
export async function beforeOf(since: string | undefined, issued: readonly IssuedVersion[], options: CommonOptions): Promise<Before> {
  if (since === undefined) {
    const briefs = (await lastBuilds(options)).map(({ frozen }) => frozen)
    if (briefs.length > 0 || issued.length > 0) return { since: briefs.length > 0 ? 'the last build' : 'they were issued', briefs }
    return { why: 'nothing is built or issued yet; run dossier build, or name a git reference with --since' }
  }
  const manifest = await readFile(since, 'utf8').catch(() => undefined)
  if (manifest !== undefined) {
    const frozen = frozenIn(manifest)
    return frozen ? { since, briefs: [frozen] } : { why: `${since} is no manifest of this Dossier, or was altered` }
  }
  const versions = issued.filter(({ version }) => version === since)
  if (versions.length > 0) return { since: `version ${since}`, briefs: versions }
  const past = await projectAt(options.root, since)
  if (!past) return { why: `"${since}" is no manifest, no version that was issued, and no git reference here` }
  try {
    const { briefs } = await checkProject({ root: past.root })
    return { since, briefs: briefs.map((brief) => brief.frozen()) }
  } finally {
    await past.close()
  }
}

function frozenIn(text: string): FrozenBrief | undefined {
  try {
    const manifest = JSON.parse(text) as Manifest
    return manifest.seal === sealOf(manifest) ? frozenOf(manifest) : undefined
  } catch {
    return undefined
  }
}
