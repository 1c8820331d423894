import { engineHash } from '../load/engine.ts'
import { hashOf, hashOnce } from '../model/hash.ts'
import type { Manifest } from '../model/manifest.ts'
import { hasErrors, type Noticed } from '../model/message.ts'
import type { Attachment } from '../paginate/finish/archive.ts'
import type { Pages } from '../paginate/paginate.ts'
import type { PrintJob } from '../paginate/press.ts'
import { areMany, countQuires } from '../paginate/quires.ts'
import { spareMemory } from '../paginate/spare-memory.ts'
import { readOutput } from '../publish/recall.ts'
import { citedEntries } from './cited-entries.ts'
import type { Finishing } from './finish-brief.ts'
import type { PreparedBrief } from './prepare-brief.ts'

/** A brief's pages in the making. */
export interface PagesInHand {
  paged: Promise<Noticed<Pages> | undefined>
  /** Where a brief is so long that it is printed in several tabs, which have all cores: comes when other work has room again. */
  room: Promise<void> | undefined
  /** Hash of all that the print is made from, and of the program that makes it. */
  print: string
}

/** Begins to print a brief, if it is to be printed; who does not await the pages leaves them to come to their end. */
export function beginPages(
  { value: prepared, messages }: Noticed<PreparedBrief>,
  { desk, folder, tools, last }: Omit<Finishing, 'before' | 'basis'>,
): PagesInHand {
  const { brief, rendered } = prepared
  const attachments = citedEntries(prepared)
  const matter = JSON.stringify([brief.matter, brief.strings, tools, attachments])
  const print = hashOf(engineHash(), rendered.html, hashOnce(rendered.faceRules), matter)
  const isWanted = brief.matter.formats.includes('pdf') && !hasErrors(messages)
  let onPrinted = () => {}
  const printed = new Promise<void>((resolve) => (onPrinted = resolve))
  const quires = isWanted ? countQuires(rendered.html, brief.matter) : 0
  const make = () => {
    const made = desk.press.print(jobOf(prepared, attachments), onPrinted)
    if (areMany(quires)) spareMemory()
    return made
  }
  const paged = isWanted ? reuse(folder, last, print).then((known) => known ?? make()) : Promise.resolve(undefined)
  const ended = paged.then(
    () => {},
    () => {}, // what went wrong is told where the pages are awaited
  )
  return { paged, print, room: quires > 1 ? Promise.race([printed, ended]) : undefined }
}

/** What there is to print, and no more: it goes to another thread. */
function jobOf(
  { brief: { matter, strings, place, chapters }, rendered, cited }: PreparedBrief,
  attachments: readonly Attachment[],
): PrintJob {
  return {
    html: rendered.html,
    faceRules: rendered.faceRules,
    brief: { matter, strings, place, chapters: chapters.map(({ path, text }) => ({ path, text })) },
    footnotes: cited.footnotes.map(({ number, notes, place: written }) => ({ number, notes, place: written })),
    attachments,
  }
}

/** The print of the last build, where it would come out the same: only what stands around it has changed. */
async function reuse(folder: string, last: Manifest | undefined, print: string): Promise<Noticed<Pages> | undefined> {
  if (last?.print !== print) return undefined
  const pdf = await readOutput(folder, 'brief.pdf', last)
  const footnotePages = new Map(last.footnotes.flatMap(({ number, page }) => (page === null ? [] : [[number, page] as const])))
  return pdf && { value: { pdf, pages: last.pages ?? 0, footnotePages, fonts: [] }, messages: [] }
}
