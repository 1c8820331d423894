import { join, resolve } from 'node:path'
import { checkLength } from '../check/limits.ts'
import { cutFonts } from '../load/cut-fonts.ts'
import type { Project } from '../load/project.ts'
import { loadReview } from '../load/review.ts'
import { writeMarkdown } from '../markdown/processor.ts'
import { hasErrors, type Message, type Noticed, sortMessages } from '../model/message.ts'
import { metersOf } from '../model/meter.ts'
import { nameOfPart } from '../model/optional-part.ts'
import { paginate } from '../paginate/paginate.ts'
import type { SharedBrowser } from '../paginate/shared-browser.ts'
import { makeManifest } from '../publish/manifest.ts'
import { publish } from '../publish/publish.ts'
import { toolVersions } from '../publish/tools.ts'
import { reviewCopy } from '../review/review-copy.ts'
import type { PreparedBrief } from './prepare-brief.ts'
import type { BuildOptions, BuiltBrief } from './reports.ts'

/**
 * paginate, review and publish: from the finished page to the files in the output folder.
 *
 * @param noticed what has been said of the brief so far; an error among it stops the brief
 * @returns the brief as it was built, and what the stages that need the browser had to say
 */
export async function finishBrief(
  project: Project,
  prepared: PreparedBrief,
  noticed: readonly Message[],
  { out, progress }: BuildOptions,
  browser: SharedBrowser,
): Promise<Noticed<BuiltBrief>> {
  const { brief, cited, rendered, slack } = prepared
  const { name, matter } = brief
  const folder = join(resolve(out ?? join(project.root, 'output')), name)
  const counts = { words: rendered.words.body, footnotes: cited.footnotes.length }
  const measured = (pages?: number) => metersOf(brief, { words: rendered.words, ...(pages !== undefined && { pages }) })
  const leftOut = slack.optional.filter((part) => part.isLeftOut).map(nameOfPart)
  const unbuilt: BuiltBrief = { name, folder, files: [], pages: undefined, ...counts, meters: measured(), leftOut }
  if (hasErrors(noticed)) return { value: unbuilt, messages: [] }

  const [paged, page] = await Promise.all([
    matter.formats.includes('pdf') ? paginate(rendered.html, brief, await browser.get()) : undefined,
    matter.formats.includes('html') ? cutFonts(rendered.html, rendered.faces) : undefined, // while the browser prints the whole ones
  ])
  const messages = paged ? [...paged.messages, ...checkLength(brief, { pages: paged.value.pages }, slack)] : []
  progress?.('paginate', name, paged ? `${paged.value.pages} pages` : 'no PDF')
  const meters = measured(paged?.value.pages)
  if (hasErrors(messages)) return { value: { ...unbuilt, meters }, messages }

  const all = sortMessages([...noticed, ...messages])
  const files = await writeFiles(project, prepared, { page, pdf: paged?.value.pdf }, all)
  const tools = await toolVersions(paged ? await browser.version() : undefined)
  const manifest = makeManifest({
    ...prepared,
    ...rendered,
    ...cited,
    root: project.root,
    folder,
    files,
    tools,
    pages: paged?.value,
    messages: all,
  })
  files.set('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  await publish({ root: project.root, folder }, files)
  progress?.('publish', name, `${files.size} files`)
  return { value: { ...unbuilt, files: [...files.keys()], pages: paged?.value.pages, meters }, messages }
}

/** What goes into the brief's folder, but for the manifest of it. */
async function writeFiles(
  { corpus }: Project,
  { brief, chapters, cited, rendered: { html, footnoteText } }: PreparedBrief,
  { page, pdf }: { page: string | undefined; pdf: Uint8Array | undefined },
  messages: readonly Message[],
): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>()
  if (page !== undefined) files.set('brief.html', page)
  if (pdf) files.set('brief.pdf', pdf)
  for (const { name, tree } of chapters) files.set(`chapters/${name}.md`, writeMarkdown(tree))
  files.set('check.html', reviewCopy({ brief, corpus, chapters, cited, html, footnoteText, messages, files: await loadReview() }))
  return files
}
