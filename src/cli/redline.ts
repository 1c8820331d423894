import { join } from 'node:path'
import { checkProject } from '../build.ts'
import { compareSentences } from '../impact/compare-texts.ts'
import { redline, type RedlineSide } from '../impact/redline.ts'
import { loadBrief } from '../load/brief.ts'
import { loadAllIssued } from '../load/issued.ts'
import type { IssuedVersion } from '../model/issued.ts'
import { didYouMean } from '../model/suggest.ts'
import { writeWholeFile } from './write-file.ts'
import { today } from './approve.ts'
import { ExitStatus } from './status.ts'
import type { RedlineOptions } from './versions.ts'

/** `dossier redline <brief> [from] [to]`: without versions from the last issued one to the present. */
export async function runRedline(
  name: string,
  [from, to]: readonly [string | undefined, string | undefined],
  { root, out = join(root, 'output'), html, json }: RedlineOptions,
): Promise<number> {
  const refuse = (why: string) => {
    console.error(`dossier: no redline of "${name}": ${why}`)
    return ExitStatus.usage
  }
  const all = (await loadAllIssued(root)).value
  const issued = all.filter(({ brief }) => brief === name)
  if (issued.length === 0) return refuse(didYouMean(name, new Set(all.map(({ brief }) => brief))) || 'no version of it was issued')
  const find = (version: string) => issued.find((one) => one.version === version)
  const missing = [from, to].find((version) => version !== undefined && !find(version))
  if (missing !== undefined) {
    const versions = issued.map(({ version }) => version)
    return refuse(`version ${missing} was not issued; ${didYouMean(missing, versions) || `there are: ${versions.join(', ')}`}`)
  }
  const before = sideOf((from === undefined ? issued.at(-1) : find(from)) as IssuedVersion)
  const now = to === undefined ? await presentSide(root, before.frozen.folder, name) : sideOf(find(to) as IssuedVersion)
  if (!now) return refuse('the project no longer has this brief; name a second version')
  const briefs = (await loadBrief({ root }, now.frozen.folder)).value.briefs
  const path = html ?? join(out, name, 'redline.html')
  await writeWholeFile(path, redline(before, now, (briefs.find((one) => one.name === name) ?? briefs[0])?.strings ?? {}))
  const pairs = compareSentences(before.frozen, now.frozen)
  const count = (type: string) => pairs.filter((pair) => pair.type === type).length
  const counts = { changed: count('changed'), sources: count('sources'), added: count('added'), removed: count('removed') }
  if (json) console.log(JSON.stringify({ brief: name, from: before.version, to: now.version || null, ...counts, html: path }))
  else {
    const said = `${counts.changed} sentences changed, ${counts.sources} with other sources, ${counts.added} added, ${counts.removed} removed`
    console.log(`${name}, version ${before.version} to ${to ?? 'now'}: ${said}\n  ${path}`)
  }
  return ExitStatus.done
}

function sideOf(issued: IssuedVersion): RedlineSide {
  return { frozen: issued, version: issued.version, date: issued.date }
}

async function presentSide(root: string, folder: string, name: string): Promise<RedlineSide | undefined> {
  const { briefs } = await checkProject({ root, briefs: [folder] })
  const frozen = briefs.find((brief) => brief.name === name)?.frozen()
  return frozen && { frozen, version: frozen.version ?? '', date: today() }
}
