import type { Noticed } from '../model/message.ts'
import { loadTexts } from './archive.ts'
import { loadFingerprints } from './fingerprint.ts'
import type { Project } from './project.ts'
import { recall } from './quotation-memory.ts'
import { makeReader } from './reader.ts'

/** Adds to a project what its quotations are held against: captured texts, fingerprints, and what is remembered of earlier runs. */
export async function loadEvidence({ value: project, messages }: Noticed<Project>): Promise<Noticed<Project>> {
  const { root, corpus, inputs, memory } = project
  const reader = makeReader(memory)
  const [texts, fingerprints] = await Promise.all([
    loadTexts(root, corpus.sources.values()),
    loadFingerprints(root, corpus.sources.values(), corpus.notes, reader),
  ])
  return {
    value: {
      ...project,
      corpus: { ...corpus, texts: recall(root, corpus, texts.value), fingerprints },
      inputs: [...inputs, ...reader.inputs],
    },
    messages: [...messages, ...texts.messages, ...reader.messages],
  }
}
