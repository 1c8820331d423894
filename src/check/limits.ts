import { toString } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { Brief } from '../model/brief.ts'
import type { Chapter } from '../model/chapter.ts'
import { error, type Message } from '../model/message.ts'
import { type Length, type Meter, metersOf } from '../model/meter.ts'
import type { OptionalPart } from '../model/optional-part.ts'
import type { Place } from '../model/place.ts'
import { splitSentences } from '../model/split-sentences.ts'
import { lossHint } from './leave-out.ts'

/** What a brief may lose, and how many footnotes it has, so that a part's share of their words can be told. */
export interface Slack {
  optional: readonly OptionalPart[]
  words: NonNullable<Length['words']>
  footnotes: number
}

/**
 * Holds a brief against the length that `limits` in its `brief.yaml` allows: words, pages, seconds of speech. Over a limit, the message
 * says by how much and proposes by priority what to leave out.
 */
export function checkLength(brief: Brief, length: Length, slack: Slack): Message[] {
  return metersOf(brief, length).flatMap((meter) => {
    const { unit, used, limit, wordsPerMinute } = meter
    if (limit === null || used <= limit) return []
    const pace = wordsPerMinute === undefined ? '' : ` at ${wordsPerMinute} words a minute`
    const place = brief.placeOf(['limits', unit])
    const what = `${whichBrief(brief, place)} has ${used} ${unit}${pace}, ${used - limit} more than its limit of ${limit}`
    const hint = lossHint(slack.optional, used - limit, gainIn(meter, slack, length.pages), unit)
    return [error(place, 'over-limit', what, hint)]
  })
}

/** The brief by name where another one's file sets the limit for it. */
export function whichBrief({ name }: Brief, { file }: Place): string {
  return file === `templates/${name}/brief.yaml` ? 'the brief' : `the brief "${name}"`
}

/** How much shorter a brief is without a part, in the unit of a meter; its share of the notes is reckoned by the average note. */
function gainIn({ unit, count, wordsPerMinute = 1 }: Meter, { words, footnotes }: Slack, pages = 0): (part: OptionalPart) => number {
  const perNote = footnotes === 0 ? 0 : words.notes / footnotes
  const withNotes = (part: OptionalPart) => part.words + part.citations * perNote
  if (unit === 'seconds') return (part) => (part.words / wordsPerMinute) * 60
  if (unit === 'pages') return (part) => (withNotes(part) / Math.max(1, words.all)) * pages
  return count === 'body' ? (part) => part.words : withNotes
}

/** Finds the sentences that are longer than `limits.maxSentenceWords` allows, each at its paragraph. */
export function checkSentences(brief: Brief, chapters: readonly Chapter[]): Message[] {
  const allowed = brief.matter.limits.maxSentenceWords
  if (allowed === undefined) return []
  const words = new Intl.Segmenter(brief.matter.lang, { granularity: 'word' })
  const messages: Message[] = []
  for (const { tree } of chapters) {
    visit(tree, (node) => {
      if (node.type === 'footnoteDefinition') return SKIP
      if (node.type !== 'paragraph') return undefined
      const text = toString(node)
      for (const { start, end } of splitSentences(text, brief.matter.lang)) {
        const sentence = text.slice(start, end)
        const count = [...words.segment(sentence)].filter(({ isWordLike }) => isWordLike).length
        if (count <= allowed) continue
        const what = `a sentence has ${count} words, ${count - allowed} more than the limit of ${allowed}: "${beginningOf(sentence)}"`
        messages.push(error(node.data?.place ?? brief.place, 'over-limit', what, 'divide it'))
      }
      return SKIP
    })
  }
  return messages
}

function beginningOf(sentence: string): string {
  const words = sentence.trim().split(/\s+/)
  return words.length > 6 ? `${words.slice(0, 6).join(' ')} …` : words.join(' ')
}
