/** Where a sentence begins and ends within a text, in UTF-16 code units; the spaces behind it are its own. */
export interface Span {
  start: number
  end: number
}

/**
 * Cuts a text into its sentences by Unicode's rules for the language (UAX 29), mended where these cut too often: behind
 * abbreviations, initials, and before a small letter.
 *
 * @param lang BCP 47; what is no language tag is read as English
 */
export function splitSentences(text: string, lang: string): Span[] {
  const spans: Span[] = []
  for (const { segment, index } of segmenter(lang).segment(text)) {
    const end = index + segment.length
    const last = spans.at(-1)
    if (last && goesOn(text.slice(last.start, last.end), text.slice(index))) last.end = end
    else spans.push({ start: index, end })
  }
  return spans
}

/** Words that never end a sentence: titles before a name, and Latin that introduces. */
const introducing = words(
  'mr mrs ms dr prof st gen col lt capt sgt maj gov sen rep hon rev cf e.g i.e viz vs',
  'mme mlle mm',
  'г-н г-жа гг ул им т.е т.н напр см ср',
)
/** Words that end no sentence when a number follows: No. 87, n. 49, Art. 402. */
const counting = words(
  'no nos n nn p pp para paras art arts ch chs sec secs s ss vol vols ed fig figs tab app c ca approx l ll add rev res doc',
  'jan feb mar apr jun jul aug sep sept oct nov dec',
  'nr bd abs ziff kap núm cap',
  'ст п пп ч стр с т гл',
)
/** English words that begin a sentence oftener than a name: behind “Asel A.” another sentence begins. */
const opening = words(
  'the a an in on at by to of for from with and but or nor yet so as if when while where after before since until although',
  'he she it they we you i his her its their this that these those there both each no not one all some most many',
)

function words(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(' '))
}

/** Whether what seemed to end is not yet at its end, by its last word and by what follows. */
function goesOn(before: string, after: string): boolean {
  if (/^[\s"'”’»)\]]*\p{Ll}/u.test(after)) return true
  const last = /([\p{L}\p{N}.№-]+)\.\s*$/u.exec(before)?.[1]
  if (last === undefined) return false
  // a capital alone is an initial or a cover name, never `p.` or `n.`
  const word = isInitial(last) ? last : last.toLowerCase()
  if (introducing.has(word)) return true
  // Russian writes one letter for a town, before its name, and for a year, behind it
  if (word === 'г') return !/\p{N}\s*г\.\s*$/u.test(before)
  if (counting.has(word)) return /^[(\s]*(?:\p{N}|[IVXLC]+\b)/u.test(after)
  return isInitial(last) && isNameAhead(before, after)
}

function isInitial(word: string): boolean {
  return /^(?:\p{Lu}\.)*\p{Lu}$/u.test(word)
}

/** Whether an initial is followed by the rest of a name. Behind a name, as in “Company A.”, it may be a cover and end a sentence. */
function isNameAhead(before: string, after: string): boolean {
  const next = /^\p{Lu}[\p{L}'’-]*/u.exec(after)?.[0]
  if (next === undefined) return false
  const behindName = /\p{Lu}[\p{L}'’-]+\s+\p{Lu}\.\s*$/u.test(before)
  return !opening.has(next.toLowerCase()) && !(behindName && next.length === 1)
}

const segmenters = new Map<string, Intl.Segmenter>()

/** Made once for each language, since making one is slow. */
function segmenter(lang: string): Intl.Segmenter {
  const made = segmenters.get(lang) ?? makeSegmenter(lang)
  segmenters.set(lang, made)
  return made
}

function makeSegmenter(lang: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity: 'sentence' })
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' })
  }
}
