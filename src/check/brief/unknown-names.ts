import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Chapter } from '../../model/chapter.ts'
import { type Message, warning } from '../../model/message.ts'
import { type Context, ownText } from './context.ts'
import { type KnownNames, knownNames, wordsIn } from './known-words.ts'
import { plainText, type Words } from './words.ts'

/** Two or more capitalised words in a row, or an abbreviation of three or more capitals. */
const nameLike =
  /(?<![\p{L}\p{N}@#/.-])\p{Lu}[\p{L}'-]*\p{L}(?: \p{Lu}[\p{L}'-]*\p{L})+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}@#/.-])\p{Lu}{3,}(?![\p{L}\p{N}/-])/gu

/** Abbreviations that every reader knows: of everyday use, and of the great international bodies and agencies. */
const everyday = new Set(
  (
    'pdf html isbn issn doi url gdp gmt utc hiv sms dvd faq ngo ngos ceo cctv covid un eu ilo osce nato who imf unesco unicef unhcr ohchr undp icc icj ' +
    'oecd wto iom icrc cis usa ussr uae bbc cnn afp onu ue oit otan oms fmi cpi cij ong urss аэс вич оон ес обсе мот снг сша ссср рф юнеско нато мвф воз ооо нпо'
  ).split(' '),
)

/**
 * Names in what an author writes that nothing in the project knows: no entity, source, note or heading. Only a warning, since a name may be
 * right and its entry missing; each name once.
 */
export function checkUnknownNames(context: Context): Message[] {
  const { words, sentences, authored } = context
  if (!words) return []
  const known = knownNames(context.corpus, context.brief, headingsOf(context.cited.chapters))
  const spelledOut = new Set(sentences.flatMap(({ text }) => [...text.matchAll(/\((\p{Lu}{3,})\)/gu)].map(([, short]) => short)))
  const told = new Set<string>()
  return sentences.flatMap((sentence) => {
    const own = plainText(ownText(sentence, authored))
    return [...own.matchAll(nameLike)].flatMap(({ 0: matched, index }) => {
      const { name, skipped } = withoutBeginning(matched, words)
      if (name === '' || told.has(name) || spelledOut.has(name) || isKnown(name, known, words)) return []
      const start = index + skipped
      const from = sentence.pieces.find(({ end }) => end > start)?.place ?? sentence.place
      const place = authored.find(sentence.text.slice(start, start + name.length), from)
      if (!place) return []
      told.add(name)
      return [
        warning(
          place,
          'unknown-name',
          `nothing in the project knows the name "${name}"`,
          'check its spelling, or add it to sources/entities.yaml',
        ),
      ]
    })
  })
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
  const first = parts.findIndex((part) => !general.includes(part.toLowerCase()))
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

function isKnown(name: string, { words, stems, evidence }: KnownNames, { general, numbers }: Words): boolean {
  const folded = wordsIn(name)
  const isAbbreviation = !name.includes(' ')
  if (isAbbreviation && (/^[IVXLCDM]+$/u.test(name) || everyday.has(name.toLowerCase()))) return true
  const isOfKnownWords = folded.every(
    (word) =>
      words.has(word) ||
      everyday.has(word) ||
      (!isAbbreviation &&
        (general.includes(word) ||
          word in numbers ||
          stems.has(word.slice(0, 4)) ||
          word.split('-').every((part) => words.has(part) || general.includes(part) || stems.has(part.slice(0, 4))))),
  )
  return isOfKnownWords || evidence.includes(` ${folded.join(' ')} `)
}
