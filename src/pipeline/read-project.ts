import { resolve } from 'node:path'
import { check } from '../check/check.ts'
import { checkQuotations } from '../check/quotation/check-quotations.ts'
import { loadEvidence } from '../load/evidence.ts'
import { loadProject, type Project } from '../load/project.ts'
import { remember } from '../load/quotation-memory.ts'
import type { Noticed } from '../model/message.ts'
import type { BuildOptions } from './reports.ts'

/** load and check: everything under `sources/`, held together and against the captured texts. */
export async function readProject({ root: folder, progress, memory }: BuildOptions): Promise<Noticed<Project>> {
  const root = resolve(folder)
  const loaded = await loadEvidence(await loadProject(root, memory))
  const quotations = checkQuotations(loaded.value.corpus)
  const corpus = { ...loaded.value.corpus, quotations: quotations.value }
  remember(root, corpus)
  progress?.('load', undefined, `${corpus.notes.size} notes of ${corpus.sources.size} sources`)
  const messages = [...loaded.messages, ...quotations.messages, ...check(corpus)]
  progress?.('check', undefined, `${messages.length} messages`)
  return { value: { ...loaded.value, corpus }, messages }
}
