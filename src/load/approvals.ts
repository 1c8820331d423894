import { type Approval, ApprovalMatter } from '../model/approval.ts'
import type { Noticed } from '../model/message.ts'
import { list } from '../model/schema.ts'
import { inProject, isFile } from './location.ts'
import { readMatter } from './matter.ts'
import { makeReader } from './reader.ts'
import { parseYaml } from './yaml.ts'

/** Where the approvals of a brief are kept, relative to the project's root. */
export function approvalsPath(folder: string): string {
  return `templates/${folder}/approvals.yaml`
}

/** Reads who approved the briefs of a folder, in the order of the file; none where nobody did. */
export async function loadApprovals(root: string, folder: string): Promise<Noticed<Approval[]>> {
  const file = inProject(root, approvalsPath(folder))
  const reader = makeReader()
  const text = (await isFile(file)) ? (await reader.read(file))?.text : undefined
  if (text === undefined) return { value: [], messages: reader.messages }
  const yaml = reader.take(parseYaml(text, { file: file.path, line: 1, column: 1 }))
  const { value, placeOf, messages } = readMatter(yaml, list(ApprovalMatter))
  const approvals = (value ?? []).map((matter, index): Approval => ({ matter, place: placeOf([index]) }))
  return { value: approvals, messages: [...reader.messages, ...messages] }
}
