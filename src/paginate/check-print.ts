import { beginningOf } from '../model/beginning.ts'
import { error, type Message, warning } from '../model/message.ts'
import { checkFonts } from './check-fonts.ts'
import type { EmbeddedFont } from './fonts.ts'
import type { LaidOut } from './lay-out.ts'
import type { QuirePrint } from './make-quires.ts'
import type { PrintedBrief } from './paginate.ts'

/** What the browser has printed, a letter for each byte, and what is known of it. */
interface Printed {
  printed: readonly string[]
  fonts: readonly string[]
  bundled: readonly EmbeddedFont[]
  prints: readonly QuirePrint[]
}

/** Tells what is wrong with pages and their print as they came. */
export function checkPrint(brief: PrintedBrief, laidOut: readonly LaidOut[], { printed, fonts, bundled, prints }: Printed): Message[] {
  const blocked = new Set(prints.flatMap((print) => [...print.blocked]))
  const characters = laidOut.flatMap((quire) => quire.characters)
  return [
    ...checkWhole(brief, laidOut, printed.flatMap((print) => print.match(/\/Type\s*\/Page\b/g) ?? []).length),
    ...checkFonts(brief, bundled, characters, fonts),
    ...[...blocked].map((url) => blockedRequest(brief, url)),
    ...(prints.every(({ isIntact }) => isIntact) ? [] : [error(brief.place, 'lost-text', 'the page was replaced while it was printed')]),
  ]
}

/** Every word and every footnote is on its page, and every page in the PDF. */
function checkWhole({ place }: PrintedBrief, laidOut: readonly LaidOut[], printed: number): Message[] {
  const unplaced = laidOut.flatMap((quire) => quire.unplaced)
  const overfull = laidOut.flatMap((quire) => quire.overfull)
  const isWhole = laidOut.every((quire) => quire.isWhole)
  const pages = laidOut.flatMap(({ folios }) => folios).length
  return [
    ...unplaced.map((number) =>
      error(place, 'lost-text', `footnote ${number} is on no page`, 'it has no call in the text; call it or take it out'),
    ),
    ...(isWhole || unplaced.length > 0 ? [] : [error(place, 'lost-text', 'some words are missing from the pages')]),
    ...overfull.map(({ page, words }) =>
      error(place, 'lost-text', `page ${page} holds more than fits on it, near "${words}"`, 'part what stands there, or make it smaller'),
    ),
    ...(printed === pages ? [] : [error(place, 'lost-text', `${pages} pages were made and ${printed} printed`)]),
  ]
}

function blockedRequest({ place }: PrintedBrief, url: string): Message {
  return warning(
    place,
    'blocked-request',
    `the page asked for ${beginningOf(url, 100)} and did not get it`,
    'bring what the page needs along as a data: URL',
  )
}
