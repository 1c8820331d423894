import { hashOf } from '../model/hash.ts'
import type { Manifest } from '../model/manifest.ts'
import { hasErrors, type Noticed } from '../model/message.ts'
import type { Attachment } from '../paginate/finish/archive.ts'
import { type Pages, paginate } from '../paginate/paginate.ts'
import { readOutput } from '../publish/recall.ts'
import { citedEntries } from './cited-entries.ts'
import type { Finishing } from './finish-brief.ts'
import type { OutputDesk } from './output-desk.ts'
import type { PreparedBrief } from './prepare-brief.ts'

/** A brief's pages in the making. */
export interface PagesInHand {
  /** Comes when the browser is busy printing, or there is nothing to print: other work is then free. */
  printing: Promise<void>
  paged: Promise<Noticed<Pages> | undefined>
  /** Hash of all that the print is made from. */
  print: string
}

/** Begins to print a brief, if it is to be printed; who does not await the pages leaves them to come to their end. */
export function beginPages(
  { value: prepared, messages }: Noticed<PreparedBrief>,
  { desk, folder, tools, last }: Omit<Finishing, 'before' | 'basis'>,
): PagesInHand {
  const { brief, rendered } = prepared
  const attachments = citedEntries(prepared)
  const print = hashOf(rendered.html, JSON.stringify([brief.matter, brief.strings, tools, attachments]))
  const isWanted = brief.matter.formats.includes('pdf') && !hasErrors(messages)
  let paged: PagesInHand['paged'] = Promise.resolve(undefined)
  const printing = new Promise<void>((resolve) => {
    const make = () => printPages(prepared, attachments, desk, resolve)
    if (isWanted) paged = reuse(folder, last, print).then((known) => known ?? make())
    paged.then(() => resolve()).catch(() => resolve()) // what went wrong is told where the pages are awaited
  })
  return { printing, paged, print }
}

/** Prints, and once more with another browser where the one at hand died. */
async function printPages(
  { brief, rendered, cited }: PreparedBrief,
  attachments: readonly Attachment[],
  { browser: shared, finisher }: OutputDesk,
  onPrinting: () => void,
): Promise<Noticed<Pages>> {
  const browser = await shared.get()
  try {
    return await paginate(rendered.html, brief, browser, cited.footnotes, attachments, onPrinting, finisher)
  } catch (fault) {
    if (browser.connected) throw fault
    return paginate(rendered.html, brief, await shared.get(), cited.footnotes, attachments, onPrinting, finisher)
  }
}

/** The print of the last build, where it would come out the same: only what stands around it has changed. */
async function reuse(folder: string, last: Manifest | undefined, print: string): Promise<Noticed<Pages> | undefined> {
  if (last?.print !== print) return undefined
  const pdf = await readOutput(folder, 'brief.pdf', last)
  const footnotePages = new Map(last.footnotes.flatMap(({ number, page }) => (page === null ? [] : [[number, page] as const])))
  return pdf && { value: { pdf, pages: last.pages ?? 0, footnotePages, fonts: [] }, messages: [] }
}
