import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Brief } from '../model/brief.ts'
import type { CitedBrief } from '../model/chapter.ts'
import { whichBrief } from './limits.ts'
import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { sentencesOf } from '../model/sentences.ts'
import { didYouMean, isSlip, nearest } from '../model/suggest.ts'

/** A piece of text of the brief, and where it stands. */
interface Piece {
  text: string
  place: Place
}

/** What `require` and `forbid` are held against. */
interface Printed {
  brief: Brief
  cited: CitedBrief
  pieces: readonly Piece[]
  ids: ReadonlySet<string>
}

/** Where something that is looked for stands; an invalid pattern is a complaint. */
type Found = Place[] | { complaint: string; hint: string }

/**
 * Holds a brief against `require` and `forbid`. An entry is a kind of part (`footnotes`, `tables`, …), the id of a section, box, table or
 * figure (`#recommendations`), a pattern (`/…/`), or words that stand in the text, whatever their case.
 *
 * @param ids of everything in the brief that has one
 */
export function checkParts(brief: Brief, cited: CitedBrief, ids: ReadonlySet<string>): Message[] {
  const { require, forbid, lang, title, subtitle } = brief.matter
  if (require.length + forbid.length === 0) return []
  const titles = (['title', 'subtitle'] as const).map((key) => ({ text: { title, subtitle }[key] ?? '', place: brief.placeOf([key]) }))
  const sentences = cited.chapters.flatMap(({ tree }) => sentencesOf(tree, lang))
  const printed = {
    brief,
    cited,
    ids,
    pieces: [...titles, ...sentences.map((one) => ({ text: one.text, place: one.place ?? brief.place }))],
  }
  return [
    ...require.flatMap((entry, index) => missing(entry, brief.placeOf(['require', index]), printed)),
    ...forbid.flatMap((entry, index) => forbidden(entry, brief.placeOf(['forbid', index]), printed)),
  ]
}

function missing(entry: string, place: Place, printed: Printed): Message[] {
  const found = find(entry, printed)
  if ('complaint' in found) return [error(place, 'valid-field', found.complaint, found.hint)]
  if (found.length > 0) return []
  const hint = entry.startsWith('#') ? didYouMean(entry.slice(1), printed.ids) : ''
  return [
    error(
      place,
      'missing-part',
      `${whichBrief(printed.brief, place)} requires ${nameOf(entry)}, and has none`,
      hint || 'write it, or take it out of require:',
    ),
  ]
}

function forbidden(entry: string, place: Place, printed: Printed): Message[] {
  const found = find(entry, printed)
  if ('complaint' in found) return [error(place, 'valid-field', found.complaint, found.hint)]
  return found.map((at) =>
    error(
      at,
      'forbidden-part',
      `${isKind(entry) ? `here are ${entry}` : `here is ${nameOf(entry)}`}, which the brief forbids`,
      'take it out',
    ),
  )
}

function nameOf(entry: string): string {
  return isKind(entry) || entry.startsWith('#') ? entry : `"${entry}"`
}

function find(entry: string, printed: Printed): Found {
  if (isKind(entry)) return kinds[entry](printed)
  if (entry.startsWith('#')) return printed.ids.has(entry.slice(1)) ? [printed.brief.place] : []
  const kind = nearest(entry, Object.keys(kinds))
  if (isSlip(entry, kind)) return { complaint: `no kind of part is called "${entry}"`, hint: `did you mean "${kind}"?` }
  const pattern = patternOf(entry)
  if (!pattern) return { complaint: `"${entry}" is not a pattern`, hint: 'write a regular expression between slashes' }
  return printed.pieces.filter(({ text }) => pattern.test(text)).map(({ place }) => place)
}

/** `/…/` as it stands; else these words, with any case and any white space between them, not within other words. */
function patternOf(entry: string): RegExp | undefined {
  const written = /^\/(.+)\/$/su.exec(entry)?.[1]
  const words = entry
    .trim()
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`))
  const [before, after] = [
    /^[\p{L}\p{N}]/u.test(entry) ? String.raw`(?<![\p{L}\p{N}])` : '',
    /[\p{L}\p{N}]$/u.test(entry) ? String.raw`(?![\p{L}\p{N}])` : '',
  ]
  try {
    return new RegExp(written ?? `${before}${words.join(String.raw`\s+`)}${after}`, 'iu')
  } catch {
    return undefined
  }
}

/** What has a name of its own in `require` and `forbid`. */
const kinds = {
  footnotes: ({ cited }: Printed) => cited.footnotes.map(({ place }) => place),
  bibliography: ({ cited, brief }: Printed) => (cited.bibliography.some(({ entries }) => entries.length > 0) ? [brief.place] : []),
  brackets: ({ pieces }: Printed) => pieces.filter(({ text }) => /[()[\]]/u.test(text)).map(({ place }) => place),
  links: (printed: Printed) => [...nodes(printed, ({ type }) => type === 'link'), ...addresses(printed)],
  lists: (printed: Printed) => nodes(printed, ({ type }) => type === 'list'),
  headings: (printed: Printed) => nodes(printed, ({ type }) => type === 'heading'),
  quotations: (printed: Printed) => nodes(printed, ({ type }) => type === 'blockquote'),
  tables: (printed: Printed) => nodes(printed, ({ type }) => type === 'table'),
  boxes: (printed: Printed) => nodes(printed, (node) => isDirective(node, 'box')),
  figures: (printed: Printed) => nodes(printed, (node) => isDirective(node, 'figure')),
} satisfies Record<string, (printed: Printed) => Place[]>

function isKind(entry: string): entry is keyof typeof kinds {
  return Object.hasOwn(kinds, entry)
}

function isDirective(node: Nodes, name: string): boolean {
  return node.type === 'containerDirective' && node.name === name
}

function nodes({ cited, brief }: Printed, is: (node: Nodes) => boolean): Place[] {
  const places: Place[] = []
  for (const { tree } of cited.chapters) {
    visit(tree, (node) => {
      if (is(node)) places.push(node.data?.place ?? brief.place)
    })
  }
  return places
}

/** Addresses of web pages as people type them. */
function addresses({ pieces }: Printed): Place[] {
  return pieces.filter(({ text }) => /\bhttps?:\/\/|\bwww\./iu.test(text)).map(({ place }) => place)
}
