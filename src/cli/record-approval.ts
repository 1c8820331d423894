import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { checkProject } from '../build.ts'
import type { CheckedBrief } from '../pipeline/reports.ts'
import { approvalsPath, loadApprovals } from '../load/approvals.ts'
import type { ApprovalMatter } from '../model/approval.ts'
import { EnvironmentFault } from '../model/fault.ts'
import type { ApproveOptions } from './approve.ts'
import { hasErrors } from '../model/message.ts'
import { printMessages } from './messages.ts'
import { refuseUnknownBriefs } from './names.ts'
import { ExitStatus } from './status.ts'

/** `dossier approve <brief>`: a brief with errors cannot be approved. The briefs of a matrix are approved together. */
export async function runApprove(name: string, { root, json, ...approval }: ApproveOptions): Promise<number> {
  const refused = refuseUnknownBriefs([name], root)
  if (refused !== undefined) return refused
  const { briefs, messages } = await checkProject({ root, briefs: [name] })
  const own = await loadApprovals(root, name)
  const errors = messages.filter(({ severity }) => severity === 'error')
  if (briefs.length === 0 || briefs.some((brief) => brief.hasErrors) || hasErrors(own.messages)) {
    printMessages(errors, json)
    console.error(`dossier: "${name}" has errors and cannot be approved`)
    return ExitStatus.errors
  }
  const records = briefs.map((brief) => recordOf(brief, approval))
  await append(root, name, records)
  for (const record of records) {
    const what = record.brief ?? name
    if (json) console.log(JSON.stringify({ brief: what, role: record.role, by: record.by, at: record.at, hash: record.hash }))
    else console.log(`${what}: approved by ${record.by} (${record.role}, ${record.at}); written to ${approvalsPath(name)}`)
  }
  return ExitStatus.done
}

function recordOf(brief: CheckedBrief, { role, by, date }: Omit<ApproveOptions, 'root'>): ApprovalMatter {
  const { content, hash } = brief.content()
  return { role, by, at: date, ...(brief.name !== brief.folder && { brief: brief.name }), hash, parts: content } as ApprovalMatter
}

/** Adds to what is there, whose lines stay as they are; the file is whole before it takes the old one's place. */
async function append(root: string, folder: string, records: readonly ApprovalMatter[]): Promise<void> {
  const path = join(root, approvalsPath(folder))
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    const before = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return ''
      throw cause
    })
    const kept = before === '' || before.endsWith('\n') ? before : `${before}\n`
    await writeFile(temporary, `${kept}${stringify(records, { lineWidth: 0, defaultStringType: 'PLAIN' })}`, { flag: 'wx' })
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    throw new EnvironmentFault(`${approvalsPath(folder)} cannot be written`, 'look at the rights of its folder', { cause })
  }
}
