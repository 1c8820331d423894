import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, checkProject } from '../../src/build.ts'
import { formatMessage } from '../../src/model/message.ts'
import { folderWith } from './folder.ts'

const folder = join(import.meta.dirname, '../fixtures/broken')

/** Rules that only a build can break, most of them in a browser; the projects of all others need none. */
const needBrowser = new Set([
  'accessible-pdf',
  'blocked-request',
  'foreign-font',
  'hidden-text',
  'lost-text',
  'misplaced-footnote',
  'own-file',
  'wrong-page-number',
])

/** The rules that have a fixture: a small project that breaks the rule, with `expected.txt`, the messages that it must bring. */
export function brokenRules(): string[] {
  return readdirSync(folder).sort()
}

function brokenRoot(rule: string): string {
  return join(folder, rule)
}

/** The messages that a fixture must bring, as they are printed. */
export function expectedOf(rule: string): string[] {
  const text = readFileSync(join(folder, rule, 'expected.txt'), 'utf8')
  return text.trimEnd().split('\n')
}

/** A folder to build into; what the fixture has in `present/` lies there before. */
async function outFolder(root: string): Promise<string> {
  const present = join(root, 'present')
  const names = existsSync(present) ? readdirSync(present) : []
  return folderWith(Object.fromEntries(names.map((name) => [name, readFileSync(join(present, name), 'utf8')])))
}

/** The messages that a fixture brings. */
export async function runBroken(rule: string): Promise<string[]> {
  const root = brokenRoot(rule)
  const { messages } = needBrowser.has(rule) ? await build({ root, out: await outFolder(root) }) : await checkProject({ root })
  return messages.map(formatMessage)
}
