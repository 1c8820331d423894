import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import type { EmbeddedFont } from './fonts.ts'

/** A character as the page found it. */
export interface RareCharacter {
  /** The CSS font-family that it is set in. */
  families: string
  character: string
  words: string
}

/**
 * Complains of letters that the bundled fonts lack, and of any other font in the PDF. A letter that a font lacks would be taken
 * from whatever the machine has, or be printed as an empty box, without a word.
 */
export function checkFonts(
  place: Place,
  bundled: readonly EmbeddedFont[],
  characters: readonly RareCharacter[],
  printed: readonly string[],
): Message[] {
  const lacking = characters.filter(({ families, character }) => {
    const names = families.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''))
    return !bundled.some(({ family, covers }) => names.includes(family) && covers(character.codePointAt(0)!))
  })
  if (lacking.length > 0) return [...new Map(lacking.map((one) => [one.character, one])).values()].map((one) => lackingLetter(place, one))
  const known = new Set(bundled.map(({ postScriptName }) => postScriptName))
  return printed
    .filter((name) => !known.has(name))
    .map((name) =>
      error(
        place,
        'foreign-font',
        `the pages use the font ${name}, which is not a bundled one`,
        'look for a font-family in style.css that names no bundled font',
      ),
    )
}

function lackingLetter(place: Place, { families, character, words }: RareCharacter): Message {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  const message = `no bundled font of ${families} has the character "${character}" (U+${code}), in "${words}"`
  return error(place, 'foreign-font', message, "write it otherwise, or bring a font that has it as a data: URL in the brief's style.css")
}
