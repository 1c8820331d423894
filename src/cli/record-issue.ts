import { join } from 'node:path'
import { build } from '../build.ts'
import { commitOf } from '../load/at-commit.ts'
import { issuedPath, loadIssued } from '../load/issued.ts'
import { frozenOf } from '../model/frozen.ts'
import { type Commit, corpusHash, type IssuedVersion, sealOfIssued } from '../model/issued.ts'
import { hasErrors } from '../model/message.ts'
import { recallBuild } from '../publish/recall.ts'
import { writeWholeFile } from './write-file.ts'
import { today } from './approve.ts'
import { differs, outputsOf, withCorpus } from './issued-files.ts'
import { printMessages } from './messages.ts'
import { refuseUnknownBriefs } from './names.ts'
import { ExitStatus } from './status.ts'
import type { IssueOptions } from './versions.ts'

/** `dossier issue <brief>`: builds it, and keeps what it says, its hashes and the channel. The briefs of a matrix are issued together. */
export async function runIssue(name: string, options: IssueOptions): Promise<number> {
  const { root, out, json, channel } = options
  const refused = refuseUnknownBriefs([name], root)
  if (refused !== undefined) return refused
  const report = await build({ root, ...(out !== undefined && { out }), briefs: [name] })
  const refuse = (why: string, status: number = ExitStatus.errors) => {
    console.error(`dossier: "${name}" is not issued: ${why}`)
    return status
  }
  if (report.faults[0]) return refuse(`${report.faults[0].message}; ${report.faults[0].hint}`, ExitStatus.environment)
  if (hasErrors(report.messages) || report.briefs.length === 0 || report.briefs.some(({ state }) => state === 'stopped')) {
    printMessages(
      report.messages.filter(({ severity }) => severity === 'error'),
      json,
    )
    return refuse('it has errors')
  }
  const lapsed = report.approvals.find(({ changed }) => changed.length > 0)
  if (lapsed) return refuse(`the approval by ${lapsed.approval.matter.by} has lapsed; run dossier approve again`)
  const commit = await commitOf(root)
  const drafts: Draft[] = []
  for (const { name: brief, folder } of report.briefs) {
    const draft = await draftIssue(root, folder, brief, { ...options, commit })
    if ('why' in draft) return refuse(draft.why, draft.status)
    drafts.push(draft)
  }
  for (const { path, record } of drafts) {
    await writeWholeFile(join(root, path), `${JSON.stringify(record, null, 1)}\n`)
    if (json) console.log(JSON.stringify({ brief: record.brief, version: record.version, date: record.date, channel, record: path }))
    else console.log(`${record.brief}: version ${record.version} issued on ${record.date} (${channel}); written to ${path}`)
  }
  if (!json) console.log('put the record under version control: later versions are held against it')
  return ExitStatus.done
}

/** A record that is ready to be written. */
interface Draft {
  /** Relative to the project's root. */
  path: string
  record: IssuedVersion
}

async function draftIssue(
  root: string,
  folder: string,
  brief: string,
  options: IssueOptions & { commit: Commit | undefined },
): Promise<Draft | { why: string; status: number }> {
  const manifest = await recallBuild(root, folder)
  const frozen = manifest && frozenOf(manifest)
  if (!manifest || !frozen)
    return { why: 'its output was changed since it was built; run dossier build --force', status: ExitStatus.errors }
  const version = options.version ?? manifest.version
  if (!version) return { why: 'it has no version; write "version:" into brief.yaml, or add --version', status: ExitStatus.usage }
  if (manifest.version && version !== manifest.version) {
    const why = `it says that it is version ${manifest.version}; write "version: ${version}" into brief.yaml`
    return { why, status: ExitStatus.usage }
  }
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._+-]*$/u.test(version)) {
    return { why: `"${version}" is no version; write letters, digits, full stops and hyphens`, status: ExitStatus.usage }
  }
  const date = options.date ?? wholeDay(manifest.about.date) ?? dayOfEpoch() ?? today()
  const known = await loadIssued(root, frozen.folder, brief)
  const damaged = known.messages[0]
  if (damaged) return { why: `${damaged.file}: ${damaged.message}; ${damaged.hint}`, status: ExitStatus.errors }
  const outputs = await outputsOf(root, folder, manifest)
  const before = known.value.issued.find((one) => one.version === version)
  const differing = before && differs(before.outputs, outputs)
  if (differing !== undefined) {
    const why = `version ${version} was issued on ${before?.date} and its ${differing} had other bytes; raise the version`
    return { why, status: ExitStatus.errors }
  }
  const handed = { channel: options.channel, date }
  const inputs = withCorpus(root, manifest.inputs)
  const channels = before?.channels.filter((one) => one.channel !== handed.channel || one.date !== date) ?? []
  const record = before
    ? { ...before, channels: [...channels, handed] }
    : {
        ...frozen,
        version,
        date,
        channels: [handed],
        corpus: corpusHash(inputs),
        ...(options.commit && { commit: options.commit }),
        inputs,
        outputs,
        tools: manifest.tools,
      }
  const path = `${issuedPath(frozen.folder, brief)}/${version}.json`
  return { path, record: { ...record, seal: sealOfIssued(record) } }
}

function wholeDay(date: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : undefined
}

/** A build that is to come out the same anywhere has its own clock. */
function dayOfEpoch(): string | undefined {
  const seconds = Number(process.env['SOURCE_DATE_EPOCH'] || Number.NaN)
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString().slice(0, 10) : undefined
}
