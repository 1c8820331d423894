import { error, type Message, warning } from '../model/message.ts'
import { checkFonts } from './check-fonts.ts'
import type { EmbeddedFont } from './fonts.ts'
import type { LaidOut } from './lay-out.ts'
import type { OpenPage } from './open-page.ts'
import type { PrintedBrief } from './paginate.ts'

/** What the browser has printed, a letter for each byte, and what is known of it. */
interface Printed {
  printed: readonly string[]
  fonts: readonly string[]
  bundled: readonly EmbeddedFont[]
  opened: readonly OpenPage[]
}

/** Tells what is wrong with pages and their print as they came. */
export async function checkPrint(brief: PrintedBrief, laidOut: LaidOut, { printed, fonts, bundled, opened }: Printed): Promise<Message[]> {
  const blocked = new Set(opened.flatMap((page) => [...page.blocked]))
  const intact = await Promise.all(opened.map(({ isIntact }) => isIntact()))
  return [
    ...checkWhole(brief, laidOut, printed.flatMap((print) => print.match(/\/Type\s*\/Page\b/g) ?? []).length),
    ...checkFonts(brief, bundled, laidOut.characters, fonts),
    ...[...blocked].map((url) => blockedRequest(brief, url)),
    ...(intact.includes(false) ? [error(brief.place, 'lost-text', 'the page was replaced while it was printed')] : []),
  ]
}

/** Every word and every footnote is on its page, and every page in the PDF. */
function checkWhole({ place }: PrintedBrief, { folios, unplaced, isWhole, overfull }: LaidOut, printed: number): Message[] {
  return [
    ...unplaced.map((number) =>
      error(place, 'lost-text', `footnote ${number} is on no page`, 'it has no call in the text; call it or take it out'),
    ),
    ...(isWhole || unplaced.length > 0 ? [] : [error(place, 'lost-text', 'some words are missing from the pages')]),
    ...overfull.map(({ page, words }) =>
      error(place, 'lost-text', `page ${page} holds more than fits on it, near "${words}"`, 'part what stands there, or make it smaller'),
    ),
    ...(printed === folios.length ? [] : [error(place, 'lost-text', `${folios.length} pages were made and ${printed} printed`)]),
  ]
}

function blockedRequest({ place }: PrintedBrief, url: string): Message {
  const shown = url.length > 100 ? `${url.slice(0, 100)}…` : url
  return warning(
    place,
    'blocked-request',
    `the page asked for ${shown} and did not get it`,
    'bring what the page needs along as a data: URL',
  )
}
