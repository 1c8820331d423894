import type { BriefAbout } from './brief-about.ts'
import type { BriefFacts } from './brief-facts.ts'
import type { InputFile } from './corpus.ts'
import type { Frozen } from './frozen.ts'
import type { Message } from './message.ts'

/** `manifest.json`: what went into a brief and what came out. Paths are relative to the project's root. */
export interface Manifest {
  brief: string
  version: string | null
  inputs: InputFile[]
  outputs: InputFile[]
  /** Name of a tool → its version. */
  tools: Record<string, string>
  /** Pages of the PDF; `null` where none was asked for. */
  pages: number | null
  words: { body: number; notes: number; all: number }
  /** Parts that the brief may do without and that were left out of it. */
  leftOut: string[]
  footnotes: ManifestFootnote[]
  /** What a reader is told of the brief before opening it. */
  about: BriefAbout
  /** What it says to the questions of the corpus, and whom it names. */
  facts: BriefFacts
  /** What it says, sentence by sentence, and what it rests on: a later version is held against it. */
  frozen?: Frozen
  messages: Message[]
  /** Hash of all that the page and its print are made from; `null` where the pages gave cause for complaint, which is looked at anew. */
  print: string | null
  /** Hash of everything that decided what was written. */
  basis: string
  /** Hash of the rest of this file: one that was altered vouches for nothing. */
  seal: string
}

export interface ManifestFootnote {
  number: number
  /** Page of the PDF on which its body begins; `null` without PDF. */
  page: number | null
  text: string
  notes: string[]
  sources: string[]
}
