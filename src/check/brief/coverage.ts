import type { Brief } from '../../model/brief.ts'
import type { Corpus } from '../../model/corpus.ts'
import { formatDate } from '../../model/format.ts'
import { type Message, warning } from '../../model/message.ts'
import { type Context, ownText, quotationsIn } from './context.ts'
import { wordsIn } from './known-words.ts'
import type { Block } from './read.ts'
import { plainText } from './words.ts'

/**
 * A number or a quotation that an author typed, in a paragraph or row without any footnote; once a paragraph, once a table. Left out: what leads over to a list or table, what
 * refers to another part of the brief, the brief's own dates, titles of sources, and a quotation of one or two words.
 */
export function checkCoverage({ sentences, brief, corpus, authored }: Context): Message[] {
  const told = new Set<unknown>()
  const dates = ownDates(brief)
  return sentences.flatMap((sentence) => {
    const { block, text, pieces } = sentence
    const whole = block.table ?? block
    if (told.has(whole) || !asksForFootnote(block) || text.includes('\uFFFC')) return []
    const number = /(?<![\p{L}\d:])\d(?:[\d.,]*\d)?(?![\p{L}\d:])/u.exec(without(dates, ownText(sentence, authored)))
    const quotation = quotes(text, corpus).find((one) => one.split(/\s+/u).length > 2)
    const found = number?.[0] ?? quotation
    const from = pieces[0]?.place ?? sentence.place
    const place = found === undefined ? undefined : authored.find(found, from)
    if (!place) return []
    told.add(whole)
    const what = number ? `the number ${number[0]}` : 'a quotation'
    return [warning(place, 'no-footnote', `${what} stands in a paragraph without a footnote`, 'cite what it rests on')]
  })
}

function asksForFootnote({ hasCalls, leadsOver, lead, sentences }: Block): boolean {
  return !hasCalls && !leadsOver && lead?.hasCalls !== true && sentences.some(({ text }) => /\p{L}/u.test(text))
}

/** The dates that a brief says of itself, as it prints them. */
function ownDates({ matter, strings }: Brief): string[] {
  const dates = [matter.cutoff, matter.date].flatMap((date) =>
    date ? [formatDate(date, 'long', { lang: matter.lang, strings }), formatDate(date, 'month', { lang: matter.lang, strings })] : [],
  )
  return dates.map(plainText)
}

/** A text with these dates blank. Offsets stay. */
function without(dates: readonly string[], text: string): string {
  return dates.reduce((rest, date) => rest.replaceAll(date, ' '.repeat(date.length)), plainText(text))
}

/** The quotations of a text that are no titles. */
function quotes(text: string, corpus: Corpus): string[] {
  return quotationsIn(text).filter((one) => {
    const words = wordsIn(one).join(' ')
    return !titlesOf(corpus).some((title) => title.includes(words))
  })
}

/** Titles of sources, folded. All briefs in a language share them. */
const titles = new WeakMap<Corpus, string[]>()

function titlesOf(corpus: Corpus): string[] {
  const folded = titles.get(corpus) ?? foldTitles(corpus)
  titles.set(corpus, folded)
  return folded
}

function foldTitles({ sources }: Corpus): string[] {
  return [...sources.values()].map(({ item }) => (typeof item.title === 'string' ? wordsIn(item.title).join(' ') : ''))
}
