import { build, checkProject } from '../../src/build.ts'
import { formatMessage } from '../../src/model/message.ts'
import type { BuildReport } from '../../src/pipeline/reports.ts'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

/** Messages of a small project with these files over it, as they are printed. */
export async function messagesOf(files: Record<string, string>): Promise<string[]> {
  const root = await folderWith(smallProject(files))
  const { messages } = await checkProject({ root })
  return messages.map(formatMessage)
}

/** A small project with these files over it, built. */
export async function built(files: Record<string, string>): Promise<{ root: string; report: BuildReport; messages: string[] }> {
  const root = await folderWith(smallProject(files))
  const report = await build({ root })
  return { root, report, messages: report.messages.map(formatMessage) }
}

/** `brief.yaml` of a page without PDF, with these lines. */
export function briefYaml(...lines: string[]): string {
  return ['title: The quay', 'lang: en-GB', 'formats: [html]', ...lines, ''].join('\n')
}

/** So many words, as one sentence. */
export function words(count: number): string {
  return `${Array.from({ length: count }, () => 'quay').join(' ')}.`
}
