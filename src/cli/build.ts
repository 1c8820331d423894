import { relative } from 'node:path'
import { build } from '../build.ts'
import type { BuiltBrief, Stage } from '../pipeline/reports.ts'
import type { SharedBrowser } from '../paginate/shared-browser.ts'
import { printApprovals } from './approvals.ts'
import { hasErrors } from '../model/message.ts'
import { countMessages, printMessages } from './messages.ts'
import { printMeters } from './meters.ts'
import { refuseUnknownBriefs } from './names.ts'
import type { CommonOptions } from './options.ts'
import { ExitStatus } from './status.ts'

/** `dossier build [brief…]` */
export async function runBuild(briefs: string[], { root, out, json }: CommonOptions, browser: SharedBrowser): Promise<number> {
  const refused = refuseUnknownBriefs(briefs, root)
  if (refused !== undefined) return refused
  const started = performance.now()
  const report = await build({
    root,
    browser,
    ...(out !== undefined && { out }),
    ...(briefs.length > 0 && { briefs }),
    ...(!json && { progress: progressLines() }),
  })
  printMessages(report.messages, json)
  printMeters(report.briefs, json)
  if (!json) printApprovals(report.approvals)
  if (!json) summarise(report.briefs, countMessages(report.messages), performance.now() - started)
  return hasErrors(report.messages) ? ExitStatus.errors : ExitStatus.done
}

/** One line a stage on standard error, with the time since the line before it. */
function progressLines(): (stage: Stage, brief: string | undefined, counted: string) => void {
  let last = performance.now()
  return (stage, brief, counted) => {
    const now = performance.now()
    console.error(
      `${(brief ?? '').padEnd(20)} ${stage.padEnd(10)} ${counted.padEnd(32)} ${Math.round(now - last)
        .toString()
        .padStart(6)} ms`,
    )
    last = now
  }
}

function summarise(briefs: readonly BuiltBrief[], counted: string, milliseconds: number): void {
  for (const { name, folder, files, pages, words, footnotes } of briefs) {
    if (files.length === 0) {
      console.log(`${name}: not built, the last good output stays`)
      continue
    }
    const size = [pages !== undefined && `${pages} pages`, `${words} words`, `${footnotes} footnotes`].filter(Boolean).join(', ')
    console.log(`${name}: ${size}`)
    for (const file of files.filter((path) => path.startsWith('brief.'))) console.log(`  ${relative(process.cwd(), folder) || '.'}/${file}`)
  }
  const built = briefs.filter(({ files }) => files.length > 0).length
  console.log(`${built} of ${briefs.length} briefs built in ${(milliseconds / 1000).toFixed(1)} s${counted && `; ${counted}`}`)
}
