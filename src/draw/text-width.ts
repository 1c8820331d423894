/** Text is measured without a browser, by the widest letter of each class in Source Sans 3, so that no label is wider than was thought. */

/** Size of all text in a picture, and the distance of its lines, in units of the drawing: CSS pixels at full width. */
export const textSize = 13.5
export const lineHeight = 17

/** Classes of letters with their width in ems; the first that a character belongs to counts. */
const classes: readonly (readonly [RegExp, number])[] = [
  [/^[\p{Mn}\p{Cf}]/u, 0],
  [/^[ \u00A0]/u, 0.2],
  [/^[.,:;|'’ijlIіїӏІ]/u, 0.26],
  [/^[!f()[\]\-‐tr/]/u, 0.36],
  [/^[*szгxхcс“”"ғ]/u, 0.46],
  [/^[aegkvyçкьэуұүвчя–J\p{Nd}]/u, 0.51],
  [/^[wмыжMWМ]/u, 0.79],
  [/^[m%@&фюшщЖЫ]/u, 0.85],
  [/^[—…ШЩЮ№ФѢ]/u, 0.95],
  [/^[BCEFKLPRSTVXYZБВГЕЗКРСТУХЧЭЯ]/u, 0.6],
  [/^\p{Lu}/u, 0.68],
  [/^\p{Ll}/u, 0.57],
  [/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1],
]

const known = new Map<string, number>()

function widthOf(character: string): number {
  const width = known.get(character) ?? classes.find(([pattern]) => pattern.test(character))?.[1] ?? 0.6
  known.set(character, width)
  return width
}

/** How wide a line of text is at most, in units of the drawing. */
export function widthOfText(text: string, isBold = false): number {
  const ems = [...text].reduce((sum, character) => sum + widthOf(character), 0)
  return ems * textSize * (isBold ? 1.05 : 1)
}

/** Breaks a text into lines that are not wider than this; a last line that had to be cut ends in “…”. */
export function wrap(text: string, width: number, most = Infinity, isBold = false): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[^\S\u00A0\u202F]+/u).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOfText(longer, isBold) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  lines.push(line)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), cut(lines[most - 1] ?? '', width, isBold)]
}

function cut(line: string, width: number, isBold: boolean): string {
  let words = line.split(' ')
  while (words.length > 1 && widthOfText(`${words.join(' ')} …`, isBold) > width) words = words.slice(0, -1)
  return `${words.join(' ').replace(/[,;:–-]$/u, '')} …`
}
