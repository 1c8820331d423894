import type { PhrasingContent } from 'mdast'
import type { ConstructName, Handle, Info, Options, State } from 'mdast-util-to-markdown'
import type { Citation, CiteItem, CrossReference } from '../model/chapter.ts'
import { labelOf, wordOf } from './locator-labels.ts'
import { parseLocator } from './locator.ts'

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    citationAffix: 'citationAffix'
  }
}

/** Where nothing is read as a citation. */
const notInConstruct: ConstructName[] = ['autolink', 'destinationLiteral', 'destinationRaw', 'reference', 'titleQuote', 'titleApostrophe']

/** Writes `citation` and `crossReference` nodes, and escapes what text may not say lest it be read as a citation. */
export const citationToMarkdown: Options = {
  handlers: { citation: writeCitation as Handle, crossReference: writeCrossReference as Handle },
  unsafe: [
    { character: '@', after: String.raw`[^\s]`, inConstruct: 'phrasing', notInConstruct },
    { character: ';', inConstruct: 'citationAffix', notInConstruct },
    { character: '[', inConstruct: 'citationAffix', notInConstruct },
    { character: ']', inConstruct: 'citationAffix', notInConstruct },
  ],
}

const plainKey = /^[\p{L}\p{M}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{M}\p{N}_])*$/u

function writeCitation(node: Citation, _parent: unknown, state: State, info: Info): string {
  const exit = state.enter('citationAffix')
  const [first, ...others] = node.items
  const items = node.narrative ? others : node.items
  const written = items.map((item) => writeItem(item, state, info))
  exit()
  if (!node.narrative || !first) return `[${written.join('; ')}]`
  const about = writeAfterKey(first, state, info).replace(/^,? /u, '')
  const bracket = [about, ...written].filter(Boolean).join('; ')
  return `@${writeKey(first.key)}${bracket && ` [${bracket}]`}`
}

function writeCrossReference({ target }: CrossReference): string {
  return `[${target}](#${encodeURI(target)})`
}

function writeItem(item: CiteItem, state: State, info: Info): string {
  const prefix = item.prefix?.length ? `${writeAffix(item.prefix, state, info)} ` : ''
  return `${prefix}${item.suppressAuthor ? '-' : ''}@${writeKey(item.key)}${writeAfterKey(item, state, info)}`
}

function writeKey(key: string): string {
  return plainKey.test(key) ? key : `{${key}}`
}

function writeAfterKey(item: CiteItem, state: State, info: Info): string {
  const locator = writeLocator(item)
  const suffix = writeAffix(item.suffix ?? [], state, info)
  const isGlued = suffix === '' || /^[\s.,:;!?)\]]/u.test(suffix)
  return `${locator && `, ${locator}`}${isGlued ? '' : ' '}${suffix}`
}

/** A locator in its shortest form that is read back as it is. */
function writeLocator({ label = 'custom', locator }: CiteItem): string {
  if (!locator) return ''
  const text = [wordOf(label) || (labelOf(label) ? label : ''), locator].filter(Boolean).join(' ')
  const read = parseLocator(text)
  return read?.label === label && read.locator === locator && read.rest === '' ? text : `{${text}}`
}

function writeAffix(content: PhrasingContent[], state: State, info: Info): string {
  return state.containerPhrasing({ type: 'paragraph', children: content }, { ...info, before: ' ', after: ' ' })
}
