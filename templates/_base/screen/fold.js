// Makes spellings alike: letter case, accents, alphabets, and the ways in which Cyrillic is written in Latin letters.

/** Cyrillic letters of Russian and Kazakh in Latin ones; what several systems write differently is made one below. */
const latin = Object.fromEntries(
  'аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щshch ъ ыi ь эe юiu яia әa ғg қk ңn өo ұu үu һh іi їi єe ґg ўu'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

/** Ways of writing the same sound in Latin letters, and what stands for them. */
/** @type {[RegExp, string][]} */
const spellings = [
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/q/g, 'k'],
  [/[yj](?=[aeou])/g, 'i'],
  [/y/g, 'i'],
  [/(?<![a-z])ie|(?<=[aeou])ie/g, 'e'],
  [/ii+/g, 'i'],
]

/**
 * The folded form of a text, and for each of its characters where in the text it comes from.
 *
 * @param {string} text
 * @returns {{ text: string, at: number[] }}
 */
export function fold(text) {
  /** @type {string[]} */
  const letters = []
  /** @type {number[]} */
  const at = []
  let index = 0
  for (const character of text) {
    const small = character.toLowerCase()
    const plain =
      latin[small] ?? [...small.normalize('NFD').replaceAll(/[\p{M}\u00AD\u0640]/gu, '')].map((one) => latin[one] ?? one).join('')
    for (const letter of straight(plain)) {
      letters.push(letter)
      at.push(index)
    }
    index += character.length
  }
  return spellings.reduce(respell, { text: letters.join(''), at })
}

/** Kinds of spaces, dashes and quotation marks made one. @param {string} text */
function straight(text) {
  return text
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[‘’‚ʼʻ]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
}

/**
 * @param {{ text: string, at: number[] }} folded
 * @param {[RegExp, string]} spelling
 */
function respell({ text, at }, [pattern, by]) {
  let respelt = ''
  /** @type {number[]} */
  const from = []
  let done = 0
  for (const match of text.matchAll(pattern)) {
    respelt += text.slice(done, match.index) + by
    from.push(...at.slice(done, match.index))
    for (let count = 0; count < by.length; count += 1) from.push(at[match.index] ?? 0)
    done = match.index + match[0].length
  }
  return { text: respelt + text.slice(done), at: [...from, ...at.slice(done)] }
}

/**
 * Where a folded query stands in a folded text: from the first character to behind the last, in the text as it was.
 *
 * @param {{ text: string, at: number[] }} folded
 * @param {string} query folded
 * @param {boolean} whole whether only whole words count
 * @param {number} length of the text as it was
 * @returns {[number, number][]}
 */
export function findFolded(folded, query, whole, length) {
  /** @type {[number, number][]} */
  const found = []
  const isLetter = (/** @type {string | undefined} */ character) => character !== undefined && /[\p{L}\p{N}]/u.test(character)
  for (let from = folded.text.indexOf(query); from >= 0; from = folded.text.indexOf(query, from + query.length)) {
    const to = from + query.length
    if (whole && (isLetter(folded.text[from - 1]) || isLetter(folded.text[to]))) continue
    found.push([folded.at[from] ?? 0, folded.at[to] ?? length])
  }
  return found
}
