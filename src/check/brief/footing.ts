import { groupsOf, levelOf } from '../../model/level.ts'
import type { Corpus } from '../../model/corpus.ts'
import { error, type Message, warning } from '../../model/message.ts'
import { type Context, notesOf } from './context.ts'

/** Fewer notes than this are not asked to come from several hands. */
const fewest = 5

/** What a brief rests on as a whole: `one-source` where all that it cites comes from one independence group. */
export function checkOneSource({ sentences, corpus, brief }: Context): Message[] {
  const calls = sentences.flatMap((sentence) => sentence.calls)
  const keys = [...new Set(calls.flatMap(({ cites }) => cites.map(({ key }) => key)))].filter((key) => corpus.sources.has(key))
  const count = notesOf(calls, corpus).length
  if (count < fewest || keys.length === 0 || !areOne(corpus, keys)) return []
  const rests =
    keys.length === 1
      ? `one source, "${keys[0]}"`
      : `sources that are not independent of one another: ${keys.map((key) => `"${key}"`).join(', ')}`
  return [
    warning(
      brief.place,
      'one-source',
      `all ${count} notes that the brief cites come from ${rests}`,
      'say so in the brief, or add another source',
    ),
  ]
}

/** Whether these sources hang together: each shares a group with another of them, or derives from it. */
function areOne(corpus: Corpus, keys: readonly string[]): boolean {
  const groups = keys.map((key) => groupsOf(corpus, key))
  const [first = new Set<string>(), ...others] = groups
  const joined = new Set(first)
  let waiting = others
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length
    waiting = waiting.filter((one) => {
      if (![...one].some((group) => joined.has(group))) return true
      for (const group of one) joined.add(group)
      return false
    })
  }
  return waiting.length === 0
}

/** Helpers by which an author puts a note into the text; others, such as `answer`, print what was decided on several. */
const direct = new Set(['note', 'quote', 'cite'])

/** `below-level`: a note that is weaker than `evidence.minLevel` in `brief.yaml` asks for. */
export function checkLevels({ sentences, corpus, brief, authored }: Context): Message[] {
  const { minLevel } = brief.matter.evidence
  if (minLevel === 0) return []
  return sentences
    .flatMap(({ calls }) => calls)
    .filter(({ place }) => direct.has(authored.calledAt(place) ?? ''))
    .flatMap((call) =>
      notesOf([call], corpus).flatMap((note) => {
        const level = levelOf(corpus, note)
        if (level >= minLevel) return []
        const message = `note "${note.id}" is of level ${level}, and the brief asks for ${minLevel}`
        return [error(call.place, 'below-level', message, 'find another source, or lower evidence.minLevel in brief.yaml')]
      }),
    )
}
