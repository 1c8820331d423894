import { checkLength } from '../check/limits.ts'
import { cutFonts } from '../load/cut-fonts.ts'
import type { Project } from '../load/project.ts'
import { loadReview } from '../load/review.ts'
import { writeMarkdown } from '../markdown/processor.ts'
import { hashOf } from '../model/hash.ts'
import type { Manifest } from '../model/manifest.ts'
import { hasErrors, type Message, type Noticed, sortMessages } from '../model/message.ts'
import { metersOf } from '../model/meter.ts'
import { nameOfPart } from '../model/optional-part.ts'
import { type Pages, paginate } from '../paginate/paginate.ts'
import type { SharedBrowser } from '../paginate/shared-browser.ts'
import { makeManifest } from '../publish/manifest.ts'
import { publish } from '../publish/publish.ts'
import { readOutput } from '../publish/recall.ts'
import { plainTextOf } from '../render/text.ts'
import { reviewCopy } from '../review/review-copy.ts'
import { citedEntries } from './cited-entries.ts'
import type { JudgedBrief } from './judge-brief.ts'
import type { OutputDesk } from './output-desk.ts'
import type { PreparedBrief } from './prepare-brief.ts'
import type { BuiltBrief } from './reports.ts'

/** What is known of a brief when it comes to be finished. */
export interface Finishing {
  desk: OutputDesk
  folder: string
  tools: Record<string, string>
  /** The manifest of its last build, where that may be trusted. */
  last: Manifest | undefined
  /** Hash of everything that decides what is written. */
  basis: string
}

/**
 * paginate, review and publish: from the finished page to the files in the output folder. An error in what has been said of the brief so
 * far stops it.
 *
 * @returns the brief as it was built, and what the stages that need the browser had to say
 */
export async function finishBrief(project: Project, judged: JudgedBrief, finishing: Finishing): Promise<Noticed<BuiltBrief>> {
  const { brief, cited, rendered, slack, noticed } = judged
  const { desk, folder, tools, last, basis } = finishing
  const stopped = stoppedBrief(judged, folder)
  if (hasErrors(noticed)) return { value: stopped, messages: [] }

  const print = printHash(judged, tools)
  const { page, paged } = (await reuse(finishing, print)) ?? (await makePages(judged, desk))
  const messages = paged ? [...paged.messages, ...checkLength(brief, { pages: paged.value.pages }, slack)] : []
  desk.options.progress?.('paginate', brief.name, paged ? `${paged.value.pages} pages` : 'no PDF')
  const meters = metersOf(brief, { words: rendered.words, ...(paged && { pages: paged.value.pages }) })
  if (hasErrors(messages)) return { value: { ...stopped, meters }, messages }

  const all = sortMessages([...noticed, ...messages])
  const files = await writeFiles(judged, { page, pdf: paged?.value.pdf }, all)
  const manifest = makeManifest({
    ...judged,
    ...rendered,
    ...cited,
    root: project.root,
    folder,
    files,
    tools,
    pages: paged?.value,
    leftOut: stopped.leftOut,
    source: judged.folder,
    messages: all,
    print: paged?.messages.length ? null : print,
    basis,
  })
  files.set('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  const written = await publish({ root: project.root, folder }, files)
  const isNew = last === undefined || written.some((path) => path !== 'manifest.json')
  desk.options.progress?.('publish', brief.name, `${written.length} of ${files.size} files`)
  return {
    value: { ...stopped, state: isNew ? 'built' : 'unchanged', files: [...files.keys()], pages: paged?.value.pages, meters },
    messages,
  }
}

/** A brief that has no new files. */
export function stoppedBrief({ brief, cited, rendered: { words }, slack }: JudgedBrief, folder: string): BuiltBrief {
  return {
    name: brief.name,
    folder,
    state: 'stopped',
    files: [],
    pages: undefined,
    words: words.body,
    footnotes: cited.footnotes.length,
    meters: metersOf(brief, { words }),
    leftOut: slack.optional.filter((part) => part.isLeftOut).map(nameOfPart),
  }
}

/** The page as readers get it, and its print. */
interface MadePages {
  page: string | undefined
  paged: Noticed<Pages> | undefined
}

async function makePages(judged: JudgedBrief, { browser }: OutputDesk): Promise<MadePages> {
  const { brief } = judged
  const screen = judged.screen()
  const { formats } = brief.matter
  const [paged, page] = await Promise.all([
    formats.includes('pdf') ? print(judged, browser) : undefined,
    screen && cutFonts(screen.html, screen.faces), // while the browser prints the whole ones
  ])
  return { page, paged }
}

/** Prints, and once more with another browser where the one at hand died. */
async function print(judged: JudgedBrief, shared: SharedBrowser): Promise<Noticed<Pages>> {
  const { brief, rendered, cited } = judged
  const attachments = citedEntries(judged)
  const browser = await shared.get()
  try {
    return await paginate(rendered.html, brief, browser, cited.footnotes, attachments)
  } catch (fault) {
    if (browser.connected) throw fault
    return paginate(rendered.html, brief, await shared.get(), cited.footnotes, attachments)
  }
}

/** A hash over all that the pages are made from. */
function printHash({ brief, rendered, screen }: JudgedBrief, tools: Record<string, string>): string {
  return hashOf(rendered.html, screen()?.html ?? '', JSON.stringify([brief.matter, brief.strings, tools]))
}

/** The pages of the last build, where they would come out the same: only what stands around them has changed. */
async function reuse({ last, folder }: Finishing, print: string): Promise<MadePages | undefined> {
  if (last?.print !== print) return undefined
  const read = (name: string) => readOutput(folder, name, last)
  const [page, pdf] = await Promise.all([read('brief.html'), read('brief.pdf')])
  const footnotePages = new Map(last.footnotes.flatMap(({ number, page: at }) => (at === null ? [] : [[number, at] as const])))
  const value = pdf && { pdf, pages: last.pages ?? 0, footnotePages, fonts: [] }
  return { page: page && new TextDecoder().decode(page), paged: value && { value, messages: [] } }
}

/** What goes into the brief's folder, but for the manifest of it. */
async function writeFiles(
  { brief, corpus, chapters, cited, rendered: { drawn, html, footnoteText } }: PreparedBrief,
  { page, pdf }: { page: string | undefined; pdf: Uint8Array | undefined },
  messages: readonly Message[],
): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>()
  if (page !== undefined) files.set('brief.html', page)
  if (pdf) files.set('brief.pdf', pdf)
  if (brief.matter.formats.includes('text')) files.set('brief.txt', plainTextOf(drawn))
  for (const { name, tree } of chapters) files.set(`chapters/${name}.md`, writeMarkdown(tree))
  files.set('check.html', reviewCopy({ brief, corpus, chapters, cited, html, footnoteText, messages, files: await loadReview() }))
  return files
}
