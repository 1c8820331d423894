import type { PhrasingContent } from 'mdast'
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import type { Citation, CiteItem } from '../model/chapter.ts'
import { parseLocator } from './locator.ts'
import { trimEnd, trimStart } from './trim.ts'

/** Turns the tokens of `citationSyntax` into `citation` nodes. In the text of a link they stay text, as a link holds no link. */
export const citationFromMarkdown: Extension = {
  enter: { citation: enterCitation, citationSuppressAuthor, citationPrefix: enterAffix, citationSuffix: enterAffix },
  exit: { citation: exitCitation, citationKey, citationPrefix: exitPrefix, citationSuffix: exitSuffix },
}

function enterCitation(this: CompileContext, token: Token): undefined {
  const narrative = !this.sliceSerialize(token).startsWith('[')
  this.enter({ type: 'citation', items: [], narrative }, token)
}

function exitCitation(this: CompileContext, token: Token): undefined {
  const node = citation(this)
  for (const item of node.items) locate(item)
  this.exit(token)
  if (!this.stack.some(({ type }) => type === 'link' || type === 'linkReference')) return
  const siblings = (this.stack.at(-1) as { children: PhrasingContent[] }).children
  siblings.splice(-1, 1, { type: 'text', value: this.sliceSerialize(token), ...(node.position && { position: node.position }) })
}

function citationSuppressAuthor(this: CompileContext): undefined {
  openItem(this).suppressAuthor = true
}

function citationKey(this: CompileContext, token: Token): undefined {
  const key = this.sliceSerialize(token).slice(1)
  openItem(this).key = key.startsWith('{') ? key.slice(1, -1) : key
}

function enterAffix(this: CompileContext): undefined {
  this.stack.push({ type: 'fragment', children: [] })
}

function exitPrefix(this: CompileContext): undefined {
  const prefix = trimStart(trimEnd(popAffix(this)))
  if (prefix.length > 0) openItem(this).prefix = prefix
}

function exitSuffix(this: CompileContext): undefined {
  const suffix = trimEnd(popAffix(this))
  if (suffix.length === 0) return
  const item = citation(this).items.at(-1)
  if (item) item.suffix = suffix
}

function popAffix(context: CompileContext): PhrasingContent[] {
  return (context.stack.pop() as { children: PhrasingContent[] }).children
}

function citation(context: CompileContext): Citation {
  return context.stack.at(-1) as Citation
}

/** The item whose key is still to come; begins one where there is none. */
function openItem(context: CompileContext): CiteItem {
  const { items } = citation(context)
  const last = items.at(-1)
  if (last?.key === '') return last
  const item: CiteItem = { key: '' }
  items.push(item)
  return item
}

/** Moves the locator from the beginning of the suffix to where it belongs. */
function locate(item: CiteItem): void {
  const [first, ...others] = item.suffix ?? []
  if (first?.type !== 'text') return
  const parsed = parseLocator(first.value)
  if (!parsed) return
  if (parsed.label) item.label = parsed.label
  if (parsed.locator) item.locator = parsed.locator
  const suffix = trimEnd(parsed.rest ? [{ ...first, value: parsed.rest }, ...others] : others)
  if (suffix.length > 0) item.suffix = suffix
  else delete item.suffix
}
