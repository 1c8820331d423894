import type { Nodes, Root } from 'hast'
import { raw } from 'hast-util-raw'
import { sanitize } from 'hast-util-sanitize'
import type { Noticed } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { removalMessages } from './removals.ts'
import { safeMarkup } from './safe-markup.ts'
import { markRaws, newSeals, sealAuthors, type Seals, sealOwn, unseal } from './seals.ts'

/**
 * Parses the HTML in a tree and makes the whole safe, whatever its authors wrote. Everything that had to go is reported.
 *
 * @param tree what became of one file's Markdown, with `raw` nodes where it held HTML; it is used up
 * @param start where that Markdown begins, for what has no place of its own
 */
export function sanitise(tree: Root, start: Place): Noticed<Root> {
  const seals = newSeals(tree)
  sealOwn(tree, seals, start)
  const safe = asRoot(sanitize(withRaws(tree, seals, start), safeMarkup(seals.attribute)))
  const kept = unseal(safe, seals)
  return { value: safe, messages: removalMessages(seals, kept) }
}

/** The tree with its HTML parsed into it, sealed; most trees hold none. */
function withRaws(tree: Root, seals: Seals, start: Place): Root {
  if (!seals.hasRaws) return tree
  markRaws(tree, seals)
  const parsed = asRoot(raw(tree))
  sealAuthors(parsed, seals, start)
  return parsed
}

function asRoot(node: Nodes): Root {
  return node.type === 'root' ? node : { type: 'root', children: node.type === 'doctype' ? [] : [node] }
}
