import { toString } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { Brief } from '../model/brief.ts'
import type { Chapter } from '../model/chapter.ts'
import { error, type Message } from '../model/message.ts'
import { splitSentences } from '../model/split-sentences.ts'

/** What a brief came out as; only what is given is held against its limits. */
export interface Length {
  words?: { body: number; notes: number; all: number }
  pages?: number
}

/** Words a minute of a statement that is interpreted: the slow end of what conference interpreters ask for. */
const spokenWordsPerMinute = 130

/** Holds a brief against the length that `limits` in its `brief.yaml` allows: words, pages, seconds of speech. */
export function checkLength(brief: Brief, { words, pages }: Length): Message[] {
  const { limits } = brief.matter
  const counted = words && { body: words.body, 'body+notes': words.body + words.notes, all: words.all }[limits.count ?? 'body']
  const spoken = words && Math.ceil((words.body / spokenWordsPerMinute) * 60)
  return [
    ...over(brief, 'words', counted, 'words'),
    ...over(brief, 'seconds', spoken, `seconds at ${spokenWordsPerMinute} words a minute`),
    ...over(brief, 'pages', pages, 'pages'),
  ]
}

function over(brief: Brief, limit: 'words' | 'seconds' | 'pages', found: number | undefined, unit: string): Message[] {
  const allowed = brief.matter.limits[limit]
  if (allowed === undefined || found === undefined || found <= allowed) return []
  const what = `the brief has ${found} ${unit}, ${found - allowed} more than its limit of ${allowed}`
  return [error(brief.placeOf(['limits', limit]), 'over-limit', what, 'shorten it, or raise the limit')]
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
