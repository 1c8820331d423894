import type { Nodes } from 'mdast'

/** The language that `:lang[words]{fr}` says its words are in; `undefined` of any other directive, and of what is no language. */
export function languageOf({ name, attributes }: Extract<Nodes, { type: 'textDirective' }>): string | undefined {
  const [tag, ...others] = Object.keys(attributes ?? {})
  if (name !== 'lang' || tag === undefined || others.length > 0) return undefined
  try {
    return new Intl.Locale(tag).toString()
  } catch {
    return undefined
  }
}
