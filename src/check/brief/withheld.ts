import { toString } from 'mdast-util-to-string'
import { error, type Message } from '../../model/message.ts'
import type { Context } from './context.ts'

/** A title shorter than this may stand in a sentence by chance. */
const shortest = 12

/** A source that a brief withholds is not given away: its title and its address stand nowhere, footnotes included. */
export function checkWithheldSources({ brief, corpus, cited }: Context): Message[] {
  const { withhold } = brief.matter
  if (withhold.length === 0) return []
  const texts = [
    ...cited.chapters.map(({ tree, path }) => ({ text: fold(toString(tree)), place: { file: path, line: 1, column: 1 } })),
    ...cited.footnotes.map(({ body, place }) => ({ text: fold(toString({ type: 'root', children: body })), place })),
  ]
  return withhold.flatMap((key) => {
    const { item } = corpus.sources.get(key) ?? {}
    const given = [item?.title, item?.['title-short'], item?.['URL']].filter((one) => typeof one === 'string' && one.length >= shortest)
    const found = texts.find(({ text }) => given.some((one) => text.includes(fold(String(one)))))
    if (!found) return []
    const what = `the source "${key}" is withheld, and its title or address is printed here`
    return [error(found.place, 'clearance', what, 'take it out, or describe the source in other words')]
  })
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[‘’]/gu, "'").replaceAll(/[“”]/gu, '"').replaceAll(/\s+/gu, ' ')
}
