import type { Tag } from './tags.ts'

/**
 * Gives headings and languages their last form, in reading order: the title of a box is one rank below the section that it stands
 * in, and a language is said only where it changes.
 *
 * @param lang the document's language
 */
export function settleTags(root: Tag, lang: string): void {
  const state = { rank: 0 }
  settle(root, lang, state)
  root.lang = undefined // the catalog says it
}

function settle(tag: Tag, outer: string, state: { rank: number }): void {
  const rank = /^H([1-6])$/.exec(tag.type)?.[1]
  if (rank !== undefined && tag.mark?.kind === 'box') tag.type = `H${Math.min(6, state.rank + 1)}`
  else if (rank !== undefined) state.rank = Number(rank)
  const lang = tag.lang ?? outer
  tag.lang = lang === outer ? undefined : lang
  for (const kid of tag.kids) if (kid.is === 'tag') settle(kid, lang, state)
}
