import type { Line } from './line.ts'

/** A `##` heading with what stands under it. */
export interface Section {
  heading: Line
  /** The heading's text. */
  title: string
  lines: Line[]
}

export interface Fence {
  /** Index of the closing line; `undefined` where the fence never closes. */
  end: number | undefined
}

export interface Sections {
  sections: Section[]
  /** Where a code block of the remarks begins that never closes. */
  unclosed: Line[]
  /** Where the `yaml` block of a note begins that has no heading. */
  headless: Line[]
}

/** Splits a Markdown text at its `##` headings; what stands in a code block is none. */
export function splitSections(lines: readonly Line[]): Sections {
  const unclosed: Line[] = []
  const headless: Line[] = []
  const sections: Section[] = []
  let open = false
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as Line
    const title = headingTitle(line.text)
    if (title !== undefined) {
      sections.push({ heading: line, title, lines: [] })
      open = false
      continue
    }
    const section = sections.at(-1)
    // after a fence that never closes, the next heading is where reading can start afresh
    const fence: Fence | undefined = open ? undefined : fenceAt(lines, index)
    open ||= fence !== undefined && fence.end === undefined
    const end = fence?.end ?? index
    const block = lines.slice(index, end + 1)
    if (section) section.lines.push(...block)
    else if (open && unclosed.length === 0) unclosed.push(line)
    else if (opensYaml(line) && block.some(({ text }) => text.startsWith('locator:'))) headless.push(line)
    index = end
  }
  return { sections, unclosed, headless }
}

/** The text of a `##` heading, also where the space after the marks is missing; `undefined` for any other line. */
function headingTitle(text: string): string | undefined {
  return /^ {0,3}##(?!#)[ \t]*(.*?)(?:[ \t]+#+)?[ \t]*$/s.exec(text)?.[1]
}

/** A longer block is taken for one that was left open; it also keeps the search linear. */
const longestBlock = 2000

/**
 * The fenced code block that begins at a line.
 *
 * A fence in which another `yaml` block begins was left open: to close it there would swallow the note between them.
 */
export function fenceAt(lines: readonly Line[], index: number): Fence | undefined {
  const opening = openFence(lines[index]?.text ?? '')
  if (!opening) return undefined
  for (let end = index + 1; end < Math.min(lines.length, index + longestBlock); end += 1) {
    const line = openFence(lines[end]?.text ?? '')
    if (line?.mark !== opening.mark || line.length < opening.length) continue
    if (line.language === '') return { end }
    if (isYaml(line.language)) break
  }
  return { end: undefined }
}

export function opensFence({ text }: Line): boolean {
  return openFence(text) !== undefined
}

export function opensYaml({ text }: Line): boolean {
  return isYaml(openFence(text)?.language)
}

function isYaml(language: string | undefined): boolean {
  return language === 'yaml' || language === 'yml'
}

function openFence(text: string): { mark: string; length: number; language: string } | undefined {
  const [, marks, info] = /^ {0,3}(`{3,}|~{3,})[ \t]*([^`]*)$/.exec(text) ?? []
  if (!marks) return undefined
  return { mark: marks.charAt(0), length: marks.length, language: info?.trim().split(/\s/, 1)[0]?.toLowerCase() ?? '' }
}
