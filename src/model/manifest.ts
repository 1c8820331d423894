import type { InputFile } from './corpus.ts'
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
  words: { body: number; all: number }
  footnotes: ManifestFootnote[]
  messages: Message[]
}

export interface ManifestFootnote {
  number: number
  /** Page of the PDF on which its body begins; `null` without PDF. */
  page: number | null
  text: string
  notes: string[]
  sources: string[]
}
