import { check } from '../../src/check/check.ts'
import { loadBrief } from '../../src/load/brief.ts'
import { loadProject } from '../../src/load/project.ts'
import { formatMessage, type Message, sortMessages } from '../../src/model/message.ts'
import { folderWith } from '../support/folder.ts'

export const lines = (messages: readonly Message[]): string[] => sortMessages(messages).map(formatMessage)

/** What is said of some files by load and check. */
export async function messagesOf(files: Record<string, string | Uint8Array>): Promise<string[]> {
  const { value: project, messages } = await loadProject(await folderWith(files))
  return lines([...messages, ...check(project.corpus)])
}

/** A brief of a project of these files, and what was said of it. */
export async function briefOf(files: Record<string, string | Uint8Array>, name = 'report') {
  const root = await folderWith(files)
  const { value, messages } = await loadBrief({ root }, name)
  return { root, ...value, messages: lines(messages) }
}
