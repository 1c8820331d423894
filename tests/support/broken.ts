import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkProject } from '../../src/build.ts'
import { formatMessage } from '../../src/model/message.ts'

const folder = join(import.meta.dirname, '../fixtures/broken')

/** The rules that have a fixture: a small project that breaks the rule, with `expected.txt`, the messages that it must bring. */
export function brokenRules(): string[] {
  return readdirSync(folder).sort()
}

export function brokenRoot(rule: string): string {
  return join(folder, rule)
}

/** The messages that a fixture must bring, as they are printed. */
export function expectedOf(rule: string): string[] {
  return readFileSync(join(folder, rule, 'expected.txt'), 'utf8')
    .trimEnd()
    .split('\n')
}

/** The messages that a fixture brings. */
export async function runBroken(rule: string): Promise<string[]> {
  const { messages } = await checkProject({ root: brokenRoot(rule) })
  return messages.map(formatMessage)
}
