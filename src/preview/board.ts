import { type Message, sortMessages } from '../model/message.ts'
import type { BuildReport, BuiltBrief } from '../pipeline/reports.ts'

/** What a preview knows of one brief. */
export interface Shown {
  /** The newest page; without it, that of the output folder is the newest. */
  page?: string
  /** Whether the newest page lies in the output folder as well. */
  isWritten: boolean
  built?: BuiltBrief
  /** Counted up when page or PDF changes, so that a viewer asks for it again. */
  versions: { page: number; pdf: number }
}

/** What viewers are told; all of it is data for the screen. */
export interface News {
  state: 'building' | 'ready'
  brief: string
  /** Of a folder with a matrix, the briefs that it makes. */
  briefs: string[]
  /** When the preview began, in milliseconds: versions are counted from there. */
  started: number
  versions: Shown['versions']
  files: string[]
  /** What the last build had to say, and where the machine was at fault. */
  messages: (Message & { absolute: string })[]
  faults: { message: string; hint: string }[]
  /** How long the last build took, in milliseconds. */
  took: number
  /** What changed last. */
  changed: readonly string[]
}

/** Keeps what there is to be seen of every brief, and tells those who look at it. */
export interface Board {
  begin: (changed: readonly string[]) => void
  page: (brief: string, html: string) => void
  report: (report: BuildReport, milliseconds: number) => void
  fault: (fault: { message: string; hint: string }) => void
  /** What there is of a brief; `undefined` where it was not built yet. */
  of: (brief: string) => Shown | undefined
  names: () => string[]
  newsOf: (brief: string) => News
  /** @returns a function that ends it */
  listen: (listener: () => void) => () => void
}

export function makeBoard(root: string): Board {
  const started = Date.now()
  const briefs = new Map<string, Shown>()
  /** Pages that the build under way has written. */
  const fresh = new Set<string>()
  const listeners = new Set<() => void>()
  let last: Pick<News, 'state' | 'messages' | 'faults' | 'took' | 'changed'> = {
    ...{ state: 'building', messages: [], faults: [], took: 0, changed: [] },
  }
  const tell = (news: Partial<typeof last>) => {
    last = { ...last, ...news }
    for (const listener of listeners) listener()
  }
  const shown = (brief: string): Shown => {
    const known = briefs.get(brief) ?? { isWritten: true, versions: { page: 0, pdf: 0 } }
    briefs.set(brief, known)
    return known
  }
  return {
    begin: (changed) => {
      fresh.clear()
      tell({ state: 'building', changed, faults: [] })
    },
    page: (brief, html) => {
      const one = shown(brief)
      fresh.add(brief)
      if (one.page === html) return
      one.page = html
      one.isWritten = false
      one.versions.page += 1
      tell({})
    },
    report: ({ briefs: built, messages, faults }, took) => {
      for (const one of built) take(shown(one.name), one, fresh.has(one.name))
      const withPaths = sortMessages(messages).map((message) => ({ ...message, absolute: absoluteOf(root, message.file) }))
      tell({ state: 'ready', messages: withPaths, faults, took })
    },
    fault: (fault) => tell({ state: 'ready', faults: [fault] }),
    of: (brief) => briefs.get(brief),
    names: () => [...briefs.keys()],
    newsOf: (brief) => {
      const { versions, built } = briefs.get(brief) ?? { versions: { page: 0, pdf: 0 } }
      const others = built ? [] : [...briefs.keys()].filter((name) => name.startsWith(`${brief}-`))
      return { ...last, brief, briefs: others, started, versions: { ...versions }, files: built?.files ?? [] }
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** A brief that was stopped keeps what was last seen of it. */
function take(one: Shown, built: BuiltBrief, isFresh: boolean): void {
  if (built.state === 'stopped') return
  const isFirst = one.built === undefined
  // what is on the disk was made from what the files say again
  const isBack = built.state === 'unchanged' && !isFresh && !one.isWritten
  if (isBack) delete one.page
  if (built.files.includes('brief.html') && (isBack || (isFirst && one.page === undefined))) one.versions.page += 1
  if (built.files.includes('brief.pdf') && (isFirst || built.state === 'built')) one.versions.pdf += 1
  one.built = built
  one.isWritten = true
}

function absoluteOf(root: string, file: string): string {
  return file.startsWith('dossier:') ? '' : `${root}/${file}`
}
