import type { Extension as FromMarkdown } from 'mdast-util-from-markdown'
import type { ConstructRecord, Extension } from 'micromark-util-types'
import type { Processor } from 'unified'

/** A part of GFM, and something that stands in every text that has it. */
interface Syntax {
  /** Names that micromark gives to what reads it. */
  constructs: readonly string[]
  hint: RegExp
}

/** At each letter that begins a word Markdown tries whether a bare address begins there, and at each paragraph whether it heads a table. */
const costly: readonly Syntax[] = [
  { constructs: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'], hint: /www|https?:|[\w+.-]\\?@|&#?\w/i },
  { constructs: ['table'], hint: /\||:-|-:/ },
]

/** Names of what would look for something in a text that it does not hold. To look takes as long as all the rest. */
export function idleIn(text: string): string[] {
  return costly.flatMap(({ constructs, hint }) => (hint.test(text) ? [] : constructs))
}

/** Takes constructs out of those that a processor has been given. */
export function leaveOut(this: Processor, names: readonly string[]): void {
  const data = this.data()
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => without(names, extension))
  // addresses are sought a second time in the tree
  const seeksAddresses = (one: FromMarkdown) => one.enter?.['literalAutolink'] !== undefined
  if (!names.includes('emailAutolink')) return
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).flat().filter((one: FromMarkdown) => !seeksAddresses(one))
}

function without(names: readonly string[], { text = {}, flow = {}, ...extension }: Extension): Extension {
  const keep = (record: ConstructRecord): ConstructRecord =>
    Object.fromEntries(
      Object.entries(record).map(([code, found]) => [code, [found ?? []].flat().filter(({ name = '' }) => !names.includes(name))]),
    )
  return { ...extension, text: keep(text), flow: keep(flow) }
}
