import type { BriefAbout } from './brief-about.ts'
import type { BriefFacts } from './brief-facts.ts'
import type { Manifest } from './manifest.ts'

/** What is told of a built brief beside the others of its project. */
export interface BriefEntry extends BriefAbout {
  /** Name of its folder in the output. */
  name: string
  version: string
  footnotes: number
  warnings: number
  /** Its files, relative to its folder. */
  files: string[]
  facts: BriefFacts
}

/** The entry of a brief, from the manifest of its last build. */
export function entryOf({ brief, version, about, facts, footnotes, messages, outputs }: Manifest): BriefEntry {
  const files = outputs.map(({ path }) => path.slice(path.lastIndexOf(`/${brief}/`) + brief.length + 2))
  return { ...about, name: brief, version: version ?? '', footnotes: footnotes.length, warnings: messages.length, files, facts }
}
