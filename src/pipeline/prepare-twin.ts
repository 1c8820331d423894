import { basename } from 'node:path'
import type { Twin } from '../check/twin.ts'
import { cite } from '../cite/cite.ts'
import { compose } from '../compose/compose.ts'
import { loadBrief } from '../load/brief.ts'
import type { Brief } from '../model/brief.ts'
import type { Corpus, InputFile } from '../model/corpus.ts'
import { error, type Message } from '../model/message.ts'
import { didYouMean } from '../model/suggest.ts'

/** The twin of a brief without notes, composed and cited, and the files that it is made from; what is wrong in it is told where it is built. */
export async function prepareTwin(
  project: { root: string; briefNames: readonly string[] },
  corpus: Corpus,
  brief: Brief,
): Promise<{ twin: Twin | undefined; inputs: InputFile[]; messages: Message[] }> {
  const { notes, twin: name } = brief.matter
  if (notes !== 'none' || !name) return { twin: undefined, inputs: [], messages: [] }
  if (!project.briefNames.includes(name)) {
    const message = error(brief.placeOf(['twin']), 'unknown-brief', `there is no brief "${name}"`, didYouMean(name, project.briefNames))
    return { twin: undefined, inputs: [], messages: [message] }
  }
  const { briefs, inputs } = (await loadBrief(project, name)).value
  // of a matrix the twin with the same values
  const ending = brief.name.slice(basename(brief.place.file.replace(/\/brief\.yaml$/u, '')).length)
  const found = briefs.find((one) => one.name === name + ending) ?? briefs[0]
  if (!found) return { twin: undefined, inputs, messages: [] }
  const { chapters } = compose(corpus, found).value
  return { twin: { brief: found, cited: cite(chapters, corpus, found).value }, inputs, messages: [] }
}
