import { createHash } from 'node:crypto'
import { relative, sep } from 'node:path'
import type { JudgedApproval } from '../model/approval.ts'
import type { Brief } from '../model/brief.ts'
import type { BriefAbout } from '../model/brief-about.ts'
import type { BriefFacts } from '../model/brief-facts.ts'
import type { Footnote } from '../model/chapter.ts'
import type { Frozen } from '../model/frozen.ts'
import type { InputFile } from '../model/corpus.ts'
import type { Manifest } from '../model/manifest.ts'
import { metersOf } from '../model/meter.ts'
import type { Message } from '../model/message.ts'
import type { OutputFiles } from './publish.ts'
import { sealOf } from './recall.ts'

/** What a manifest is made from. */
export interface Build {
  root: string
  /** Absolute path of the brief's output folder. */
  folder: string
  brief: Brief
  inputs: readonly InputFile[]
  files: OutputFiles
  tools: Record<string, string>
  words: Manifest['words']
  footnotes: readonly Footnote[]
  /** Plain text of each footnote's body. */
  footnoteText: ReadonlyMap<number, string>
  /** Page of each footnote, and how many there are; `undefined` without PDF. */
  pages: { pages: number; footnotePages: ReadonlyMap<number, number> } | undefined
  leftOut: readonly string[]
  /** The folder of `templates/` that makes it. */
  source: string
  approvals: readonly JudgedApproval[]
  facts: BriefFacts
  frozen: Frozen
  messages: readonly Message[]
  print: string | null
  /** Hash of everything that decides what is written. */
  basis: string
}

/** Writes down what went into a brief and what came out, in an order that does not depend on the run. */
export function makeManifest(build: Build): Manifest {
  const folder = relative(build.root, build.folder).split(sep).join('/')
  const manifest: Omit<Manifest, 'seal'> = {
    brief: build.brief.name,
    version: build.brief.matter.version ?? null,
    inputs: byPath(build.inputs),
    outputs: byPath([...build.files].map(([path, content]) => ({ path: `${folder}/${path}`, sha256: sha256(content) }))),
    tools: build.tools,
    pages: build.pages?.pages ?? null,
    words: { body: build.words.body, notes: build.words.notes, all: build.words.all },
    leftOut: [...build.leftOut],
    footnotes: build.footnotes.map(({ number, notes, sources }) => ({
      number,
      page: build.pages?.footnotePages.get(number) ?? null,
      text: build.footnoteText.get(number) ?? '',
      notes,
      sources,
    })),
    about: aboutOf(build),
    facts: build.facts,
    frozen: build.frozen,
    messages: [...build.messages],
    print: build.print,
    basis: build.basis,
  }
  return { ...manifest, seal: sealOf(manifest) }
}

function aboutOf({ brief, source, words, pages, approvals }: Build): BriefAbout {
  const { title, subtitle, audience, lang, clearance, date, cutoff } = brief.matter
  return {
    source,
    title,
    subtitle: subtitle ?? '',
    audience: audience ?? '',
    lang,
    clearance,
    date: date ?? '',
    cutoff: cutoff ?? '',
    meters: metersOf(brief, { words, ...(pages && { pages: pages.pages }) }),
    approvals: approvals.map(({ approval: { matter: given }, changed }) => {
      return { role: given.role, by: given.by, at: given.at, holds: changed.length === 0 }
    }),
  }
}

function byPath(files: readonly InputFile[]): InputFile[] {
  const once = new Map(files.map((file) => [file.path, file]))
  return [...once.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
