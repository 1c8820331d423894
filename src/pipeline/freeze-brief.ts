import { freezeEvidence, freezeSentences } from '../impact/freeze.ts'
import { mayRead } from '../model/access.ts'
import type { Frozen } from '../model/frozen.ts'
import { readSentences } from '../review/read-sentences.ts'
import type { PreparedBrief } from './prepare-brief.ts'

/** What a brief says and rests on, to be kept with it: a later one is held against it. */
export function freezeBrief({ brief, corpus, chapters, cited, rendered: { html } }: PreparedBrief): Frozen {
  const sentences = freezeSentences(readSentences({ brief, chapters, cited, html }))
  const cites = [...cited.footnotes, ...sentences]
  const mayShow = (id: string) => mayRead(brief.matter.clearance, corpus.notes.get(id)?.access ?? 'public')
  const notes = cites.flatMap((one) => one.notes).filter(mayShow)
  return {
    sentences,
    says: cited.footnotes.map(({ says = '' }) => says),
    evidence: freezeEvidence(corpus, { notes, sources: cites.flatMap((one) => one.sources) }),
  }
}
