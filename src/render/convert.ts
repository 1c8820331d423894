import type { Root as Hast } from 'hast'
import type { Root as Mdast } from 'mdast'
import remarkRehype from 'remark-rehype'
import { smallAcronyms } from './acronyms.ts'
import type { Context } from './context.ts'
import { hangPictures } from './pictures.ts'
import { handlers } from './handlers/index.ts'
import { sanitise } from './sanitise.ts'
import { tidyCalls } from './calls.ts'
import { typeset } from './typeset.ts'
import { placeOf } from './place.ts'

/**
 * Turns Markdown of one file into safe HTML, set as the brief's language asks. Called in reading order, since calls are counted.
 * What is noticed goes to the context's messages.
 */
export function convert(tree: Mdast, context: Context): Hast {
  // without a processor around it, which is made slowly, and would be for every footnote
  const toHast = remarkRehype({ allowDangerousHtml: true, clobberPrefix: '', handlers: handlers(context) }) as (tree: Mdast) => Hast
  const unsafe = toHast(tree)
  const { value, messages } = sanitise(unsafe, placeOf(tree, context.path))
  context.messages.push(...messages)
  const { lang, typography } = context.brief.matter
  const set = typeset(tidyCalls(value), lang)
  return hangPictures(typography.acronyms === 'small-caps' ? smallAcronyms(set) : set, context)
}
