import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Chapter } from '../../model/chapter.ts'
import { type Message, warning } from '../../model/message.ts'
import { isSlip } from '../../model/suggest.ts'
import { type Context, ownText } from './context.ts'
import { type KnownNames, knownNames, wordsIn } from './known-words.ts'
import { plainText, type Words } from './words.ts'

/** Two or more capitalised words in a row, without the "No." of a number, or an abbreviation of three or more capitals. */
const nameLike =
  /(?<![\p{L}\p{N}@#/.-])\p{Lu}[\p{L}'-]*\p{L}(?: (?!Nos?\.\s?\d)\p{Lu}[\p{L}'-]*\p{L})+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}@#/.-])\p{Lu}{3,}(?![\p{L}\p{N}/-])/gu

/** One capitalised word. */
const capitalised = /(?<![\p{L}\p{N}@#/.-])\p{Lu}[\p{L}-]{4,}(?![\p{L}\p{N}])/gu

/** Abbreviations that every reader knows: of everyday use, and of the great international bodies and agencies. */
const everyday = new Set(
  (
    'pdf html isbn issn doi url gdp gmt utc hiv sms dvd faq ngo ngos ceo cctv covid un eu ilo osce nato who imf unesco unicef unhcr ohchr undp icc icj ' +
    'oecd wto iom icrc cis usa ussr uae bbc cnn afp onu ue oit otan oms fmi cpi cij ong urss аэс вич оон ес обсе мот снг сша ссср рф юнеско нато мвф воз ооо нпо'
  ).split(' '),
)

/**
 * Names in what an author writes that nothing in the project knows: no entity, source, note or heading. Only a warning, since a name may be
 * right and its entry missing; each name once. A single word is only asked about where it is one letter away from a name.
 */
export function checkUnknownNames(context: Context): Message[] {
  const { words, sentences, authored } = context
  if (!words) return []
  const known = knownNames(context.corpus, context.brief, headingsOf(context.cited.chapters))
  const spelledOut = new Set(sentences.flatMap(({ text }) => [...text.matchAll(/\((\p{Lu}{3,})\)/gu)].map(([, short]) => short)))
  const told = new Set<string>()
  return sentences.flatMap((sentence) => {
    const own = plainText(ownText(sentence, authored))
    const unknown = [...own.matchAll(nameLike)].flatMap(({ 0: matched, index }) => {
      const { name, skipped } = withoutBeginning(matched, words)
      return name === '' || spelledOut.has(name) || isKnown(name, known, words) ? [] : [{ name, index: index + skipped, hint }]
    })
    const slips = [...own.matchAll(capitalised)].flatMap(({ 0: name, index }) => {
      const meant = unknown.some((one) => index >= one.index && index < one.index + one.name.length)
        ? undefined
        : slipOf(name, known, words)
      return meant === undefined ? [] : [{ name, index, hint: `did you mean "${meant}"?` }]
    })
    return [...unknown, ...slips].flatMap((one) => {
      const from = sentence.pieces.find(({ end }) => end > one.index)?.place ?? sentence.place
      const place = told.has(one.name) ? undefined : authored.find(sentence.text.slice(one.index, one.index + one.name.length), from)
      if (!place) return []
      told.add(one.name)
      return [warning(place, 'unknown-name', `nothing in the project knows the name "${one.name}"`, one.hint)]
    })
  })
}

const hint = 'check its spelling, or add it to sources/entities.yaml'

/** The name that a single word is one letter away from, where it is no word that anything knows. */
function slipOf(word: string, known: KnownNames, words: Words): string | undefined {
  const folded = wordsIn(word)[0] ?? ''
  if (folded.length < 5 || isKnown(word, known, words) || words.general.has(folded) || known.evidence.includes(` ${folded} `))
    return undefined
  const meant = [...known.proper.keys()].find((name) => isSlip(folded, name) && !folded.startsWith(name) && !name.startsWith(folded))
  return meant === undefined ? undefined : known.proper.get(meant)
}

function headingsOf(chapters: readonly Chapter[]): string[] {
  const headings: string[] = []
  for (const { tree } of chapters) visit(tree, 'heading', (node) => void headings.push(toString(node)))
  return headings
}

/** Takes words that name nobody, such as those that begin a sentence, off the front of what looks like a name. */
function withoutBeginning(matched: string, { general }: Words): { name: string; skipped: number } {
  if (!matched.includes(' ')) return { name: matched, skipped: 0 }
  const parts = matched.split(' ')
  const first = parts.findIndex((part) => !general.has(part.toLowerCase()))
  if (first === -1) return { name: '', skipped: 0 }
  const name = parts.slice(first).join(' ')
  return parts.length - first < 2
    ? { name: first > 0 && isTitled(parts, first) ? matched : '', skipped: 0 }
    : { name, skipped: matched.length - name.length }
}

/** Whether what stands before a single name belongs to it: “President Example”, but not “In Example”. */
function isTitled(parts: readonly string[], first: number): boolean {
  return (parts[first - 1] ?? '').length > 4
}

function isKnown(name: string, { isName, stems, evidence }: KnownNames, { general, numbers }: Words): boolean {
  const folded = wordsIn(name)
  const isAbbreviation = !name.includes(' ')
  if (isAbbreviation && (/^[IVXLCDM]+$/u.test(name) || everyday.has(name.toLowerCase()))) return true
  const isOfKnownWords = folded.every(
    (word) =>
      isName(word) ||
      everyday.has(word) ||
      (!isAbbreviation &&
        (general.has(word) ||
          word in numbers ||
          stems.has(word.slice(0, 4)) ||
          word.split('-').every((part) => isName(part) || general.has(part) || stems.has(part.slice(0, 4))))),
  )
  return isOfKnownWords || evidence.includes(` ${folded.join(' ')} `)
}
