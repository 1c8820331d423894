import { toString } from 'mdast-util-to-string'
import type { Slack } from '../check/limits.ts'
import { cite } from '../cite/cite.ts'
import { withoutNotes } from '../cite/without-notes.ts'
import { compose } from '../compose/compose.ts'
import { draw } from '../draw/draw.ts'
import { loadFonts } from '../load/fonts.ts'
import { loadImages } from '../load/images.ts'
import { loadOutlines } from '../load/outlines.ts'
import { loadScreen } from '../load/screen.ts'
import type { Project } from '../load/project.ts'
import type { Brief } from '../model/brief.ts'
import type { Chapter, CitedBrief } from '../model/chapter.ts'
import type { Fact } from '../model/brief-facts.ts'
import { type BriefContent, contentOf } from '../model/content.ts'
import type { Corpus, InputFile } from '../model/corpus.ts'
import { localise } from '../model/localise.ts'
import type { Message, Noticed, Subject } from '../model/message.ts'
import { render, type Rendered } from '../render/render.ts'
import { type ScreenPage, screenPage } from '../render/screen/screen-page.ts'
import { shownNotes } from '../review/shown-notes.ts'
import type { BuildOptions, Stage } from './reports.ts'
import { withChanges } from './with-changes.ts'

/** A brief as far as it comes without a browser. */
export interface PreparedBrief {
  brief: Brief
  /** The corpus as the brief's language has it. */
  corpus: Corpus
  /** What of the corpus it rests on. */
  uses: Set<Subject>
  inputs: InputFile[]
  chapters: Chapter[]
  cited: CitedBrief
  /** As cited, or without notes where the brief shows none. */
  printed: CitedBrief
  rendered: Rendered
  /** The page for screens, drawn when it is asked for; nothing where the brief is not written as one. */
  screen: () => ScreenPage | undefined
  /** What it says to questions by `{{answer}}` and by statements. */
  answers: Fact[]
  /** What it may lose where it is too long. */
  slack: Slack
  /** What an approval is bound to; worked out when it is asked for. */
  content: () => BriefContent
}

/** compose, cite and render: from templates to the finished page. */
export async function prepareBrief(project: Project, brief: Brief, { progress }: BuildOptions): Promise<Noticed<PreparedBrief>> {
  const messages: Message[] = []
  const { root, inputs } = project
  const corpus = localise(project.corpus, brief.matter.lang)
  const take = <T>(stage: Stage, { value, messages: noticed }: Noticed<T>, counted: (value: T) => string): T => {
    messages.push(...noticed)
    progress?.(stage, brief.name, counted(value))
    return value
  }
  const { chapters, uses, optional, answers } = take(
    'compose',
    compose(corpus, brief),
    (composed) => `${composed.chapters.length} chapters`,
  )
  const loaded = await loadImages(root, chapters, brief.matter.formats.includes('pdf'))
  const { images, inputs: imageFiles } = take('load', loaded, (found) => `${found.images.size} images`)
  const cited = take('cite', cite(chapters, corpus, brief), ({ footnotes }) => `${footnotes.length} footnotes`)
  const shown = brief.matter.notes === 'none' ? withoutNotes(cited) : cited
  const printed = withChanges(shown, brief, chapters, cited)
  const fonts = await loadFonts()
  const pictures = await draw(printed, brief, await loadOutlines(chapters))
  const page = take('render', render(printed, brief, { images, fonts, pictures }), ({ words }) => `${words.body} words`)
  const rendered = shown === cited ? page : { ...page, footnoteText: textOfFootnotes(cited) }
  const slack = { optional, words: rendered.words, footnotes: cited.footnotes.length }
  const files = await loadScreen()
  const drawScreen = (): ScreenPage =>
    screenPage(rendered.drawn, brief, { fonts, notes: shownNotes(corpus, brief, cited), entities: corpus.entities.values(), files })
  let screenDrawn: ScreenPage | undefined
  const screen = () => (brief.matter.formats.includes('html') ? (screenDrawn ??= drawScreen()) : undefined)
  const content = () => contentOf({ brief, corpus, chapters, uses, footnoteText: rendered.footnoteText, images: imageFiles })
  return {
    value: { brief, corpus, uses, inputs: [...inputs, ...imageFiles], chapters, cited, printed, rendered, screen, answers, slack, content },
    messages,
  }
}

/** Of footnotes that no page shows. */
function textOfFootnotes({ footnotes }: CitedBrief): Map<number, string> {
  return new Map(footnotes.map(({ number, body }) => [number, toString({ type: 'root', children: body })]))
}
