import { error, type Message } from '../model/message.ts'
import { type Place, placeAt } from '../model/place.ts'
import type { EmbeddedFont } from './fonts.ts'
import type { PrintedBrief } from './paginate.ts'

/** A character as the page found it. */
export interface RareCharacter {
  /** The CSS font-family that it is set in. */
  families: string
  character: string
  /** A word that it stands in. */
  word: string
}

/**
 * Complains of letters that the bundled fonts lack, and of any other font in the PDF. A letter that a font lacks would be taken
 * from whatever the machine has, or be printed as an empty box, without a word.
 */
export function checkFonts(
  brief: PrintedBrief,
  bundled: readonly EmbeddedFont[],
  characters: readonly RareCharacter[],
  printed: readonly string[],
): Message[] {
  const lacking = characters.filter(({ families, character }) => {
    const names = families.split(',').map((name) =>
      name
        .trim()
        .replace(/^["']|["']$/g, '')
        .toLowerCase(),
    )
    return !bundled.some(({ family, covers }) => names.includes(family.toLowerCase()) && covers(character.codePointAt(0)!))
  })
  if (lacking.length > 0) {
    const once = new Map(lacking.map((one) => [one.character, one]))
    return [...once.values()].map((one) => lackingLetter(brief, one))
  }
  const known = new Set(bundled.map(({ postScriptName }) => postScriptName))
  return printed.filter((name) => !known.has(name)).map((name) => foreignFont(brief, name))
}

function lackingLetter(brief: PrintedBrief, { families, character, word }: RareCharacter): Message {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  const inWord = word === character ? '' : `, in "${word}"`
  const message = `no bundled font of ${families} has the character "${character}" (U+${code})${inWord}`
  const hint = "write it otherwise, or bring a font that has it as a data: URL in the brief's style.css"
  return error(placeOfCharacter(brief, character), 'foreign-font', message, hint)
}

function foreignFont({ place }: PrintedBrief, name: string): Message {
  const message = `the pages use the font ${name}, which is not a bundled one`
  const hint = 'look for a font-family in style.css that names no bundled font, and for lettering in an SVG: turn it into paths'
  return error(place, 'foreign-font', message, hint)
}

/** Where the brief's own templates write it; what comes from the corpus is laid to the brief. */
function placeOfCharacter({ chapters, place }: PrintedBrief, character: string): Place {
  const chapter = chapters.find(({ text }) => text.includes(character))
  if (chapter === undefined) return place
  return placeAt(chapter.path, chapter.text, chapter.text.indexOf(character))
}
