import { relative } from 'node:path'
import type { BuildReport, BuiltBrief } from '../pipeline/reports.ts'
import { printApprovals } from './approvals.ts'
import { countMessages, printMessages } from './messages.ts'
import { printMeters } from './meters.ts'

/** How a run went. */
export interface Run {
  json: boolean
  /** Whether all was as the run before left it. */
  isKnown: boolean
  milliseconds: number
}

/** Prints what a build has to say: messages, meters, approvals, and what became of each brief. */
export function sayBuild({ messages, briefs, approvals, faults }: BuildReport, { json, isKnown, milliseconds }: Run): void {
  printMessages(messages, json)
  printMeters(briefs, json)
  for (const { message, hint } of faults) console.error(`dossier: ${message}\n${hint}`)
  if (json) return
  printApprovals(approvals)
  for (const brief of briefs) sayBrief(brief, isKnown)
  const count = (state: BuiltBrief['state']) => briefs.filter((brief) => brief.state === state).length
  const built = isKnown ? 0 : count('built')
  const parts = [
    `${built} of ${briefs.length} briefs built in ${(milliseconds / 1000).toFixed(1)} s`,
    briefs.length - built - count('stopped') > 0 && `${briefs.length - built - count('stopped')} unchanged`,
    countMessages(messages),
  ]
  console.log(parts.filter(Boolean).join('; '))
}

function sayBrief({ name, folder, state, files, pages, words, footnotes }: BuiltBrief, isKnown: boolean): void {
  if (state === 'stopped') {
    console.log(`${name}: not built, the last good output stays`)
    return
  }
  const size = [pages !== undefined && `${pages} pages`, `${words} words`, `${footnotes} footnotes`].filter(Boolean).join(', ')
  console.log(`${name}: ${size}${isKnown || state === 'unchanged' ? '; unchanged' : ''}`)
  for (const file of files.filter((path) => path.startsWith('brief.'))) console.log(`  ${relative(process.cwd(), folder) || '.'}/${file}`)
}
