import { freezeEvidence, freezeSentences } from '../impact/freeze.ts'
import { mayRead } from '../model/access.ts'
import type { Frozen, FrozenBrief } from '../model/frozen.ts'
import type { JudgedBrief } from './judge-brief.ts'

/** What a brief says and rests on, to be kept with it: a later one is held against it. */
export function freezeBrief({ brief, corpus, cited, read }: JudgedBrief): Frozen {
  const sentences = freezeSentences(read)
  const cites = [...cited.footnotes, ...sentences]
  const mayShow = (id: string) => mayRead(brief.matter.clearance, corpus.notes.get(id)?.access ?? 'public')
  const notes = cites.flatMap((one) => one.notes).filter(mayShow)
  return {
    sentences,
    says: cited.footnotes.map(({ says = '' }) => says),
    evidence: freezeEvidence(corpus, { notes, sources: cites.flatMap((one) => one.sources) }),
  }
}

/** A brief as it would be printed now; without a print its footnotes have no pages. */
export function frozenBrief(judged: JudgedBrief): FrozenBrief {
  const { brief, folder, cited, rendered } = judged
  const { sentences, evidence } = freezeBrief(judged)
  const footnotes = cited.footnotes.map(({ number, says = '', notes, sources }) => {
    return { number, page: null, text: rendered.footnoteText.get(number) ?? '', says, notes, sources }
  })
  const { title, lang, version } = brief.matter
  return { brief: brief.name, folder, version: version ?? null, title, lang, sentences, footnotes, evidence }
}
