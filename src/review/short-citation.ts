import type { CslItem } from '../model/csl.ts'

/** A source in one line for people who know it: who, what, when. */
export function shortCitation(item: CslItem): string {
  return [makers(item), item.title, year(item)].filter((part) => part).join(', ')
}

function makers({ author, editor, publisher }: CslItem): string | undefined {
  const names = [author, editor].find((list) => Array.isArray(list) && list.length > 0)
  const written = (Array.isArray(names) ? names : []).flatMap((name) =>
    typeof name === 'string' ? name : (name.literal ?? name.family ?? []),
  )
  const [first, ...others] = written
  if (first === undefined) return typeof publisher === 'string' ? publisher : undefined
  return others.length > 1 ? `${first} et al.` : written.join(' and ')
}

function year({ issued }: CslItem): string | undefined {
  if (typeof issued !== 'object' || Array.isArray(issued)) return undefined
  const [first] = issued['date-parts']?.[0] ?? []
  return first === undefined ? issued.literal : `${first}`
}
