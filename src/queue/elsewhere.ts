import { createHash } from 'node:crypto'
import { join, relative, resolve, sep } from 'node:path'
import { EnvironmentFault } from '../model/fault.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Project } from '../load/project.ts'
import { type BriefResult, isUnchanged } from '../pipeline/build-brief.ts'
import type { ReadBrief } from '../pipeline/each-brief.ts'
import { isOvertaken } from '../pipeline/finish-brief.ts'
import type { OutputDesk } from '../pipeline/output-desk.ts'
import type { QueueOptions } from '../pipeline/reports.ts'
import { isBelow, sealOf } from '../publish/recall.ts'
import { readCheckout } from './checkout.ts'
import { type Office, openOffice } from './office.ts'
import type { Parcel } from './parcel.ts'

/** From now on the desk has its briefs built by workers. */
export async function employWorkers(desk: OutputDesk, options: QueueOptions): Promise<Office> {
  const root = resolve(desk.options.root)
  const office = await openOffice({ root, out: desk.out, checkout: readCheckout(root), options, progress: desk.options.progress })
  desk.elsewhere = buildElsewhere(office)
  return office
}

/** How a brief is built by a worker: what comes back is published as if it had been made here. */
function buildElsewhere(office: Office): NonNullable<OutputDesk['elsewhere']> {
  return async (project, read, finishing) => {
    const { desk, folder, last, basis } = finishing
    const parcel = await office.handOut(read, (one) => isSound(project, read, { folder, basis }, one))
    if (parcel instanceof EnvironmentFault) return notBuilt(read, folder, parcel)
    const result = { ...parcel.result, brief: { ...parcel.result.brief, folder } }
    if (parcel.files.size === 0) return result
    try {
      const written = await desk.publish({ root: project.root, folder }, parcel.files, () => isOvertaken(project, result, finishing))
      desk.options.progress?.('publish', read.brief.name, `${written.length} of ${parcel.files.size} files`)
      const isNew = last === undefined || written.some((path) => path !== 'manifest.json')
      return { ...result, brief: { ...result.brief, state: isNew ? 'built' : 'unchanged' } }
    } catch (fault) {
      if (!(fault instanceof EnvironmentFault)) throw fault
      return { ...result, brief: { ...result.brief, state: 'stopped', files: [] }, fault }
    }
  }
}

/** Whether a parcel was made from just the files that this build has, and is whole: the same is asked of a last build before it is trusted. */
function isSound(project: Project, read: ReadBrief, { folder, basis }: { folder: string; basis: string }, parcel: Parcel): boolean {
  if (parcel.basis !== basis) return false
  const { files } = parcel
  if (files.size === 0) return parcel.result.brief.state === 'stopped'
  const text = files.get('manifest.json')
  if (text === undefined) return false
  const manifest = JSON.parse(text.toString()) as Manifest
  const listed = new Map(manifest.outputs.map(({ path, sha256 }) => [path, sha256]))
  const others = [...files].filter(([path]) => path !== 'manifest.json')
  return (
    manifest.seal === sealOf(manifest) &&
    listed.size === others.length &&
    others.every(
      ([path, content]) =>
        isBelow(folder, join(folder, path)) && listed.get(nameFrom(project.root, join(folder, path))) === hashBytes(content),
    ) &&
    isUnchanged(project, read, manifest, basis)
  )
}

function nameFrom(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}

function hashBytes(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function notBuilt({ brief: { name }, inputs }: ReadBrief, folder: string, fault: EnvironmentFault): BriefResult {
  const brief = { name, folder, state: 'stopped' as const, files: [], pages: undefined, words: 0, footnotes: 0, meters: [], leftOut: [] }
  return { brief, messages: [], inputs, approvals: [], fault }
}
