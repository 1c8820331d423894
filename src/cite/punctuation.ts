import type { PhrasingContent, Text } from 'mdast'

/** Punctuation that stands before a call: a run of marks, then marks that close a quotation. */
const beforeCall = /^(?:[,.;:!?…]+[”’»]*|[”’»]+[,.;:!?…]*|["'](?![\p{L}\p{N}])[,.;:!?…]*)/u

/**
 * Puts footnote calls where printers put them: after the punctuation that follows, with no space before.
 * `isMovable` tells the calls that a citation became from those that an author placed himself.
 */
export function placeCalls(children: readonly PhrasingContent[], isMovable: (node: PhrasingContent) => boolean): PhrasingContent[] {
  const placed: PhrasingContent[] = []
  for (let index = 0; index < children.length; index++) {
    const node = children[index] as PhrasingContent
    const next = children[index + 1]
    if (!isMovable(node)) {
      placed.push(node)
      continue
    }
    const before = trimLast(placed)
    const found = next?.type === 'text' ? (beforeCall.exec(next.value)?.[0] ?? '') : ''
    const moved = /[.!?…]$/u.test(before) ? found.replace(/^\./u, '') : found
    if (moved) append(placed, moved)
    placed.push(node)
    if (found && next?.type === 'text') {
      const rest = next.value.slice(found.length)
      if (rest) placed.push({ ...next, value: rest })
      index++
    }
  }
  return placed
}

/**
 * Puts what an in-text style wrote into its sentence: parted by a space from the word before, and inside the full stop that an author
 * or a statement put before it.
 *
 * @param write what a node is replaced by; `undefined` leaves it
 */
export function placeInSentence(
  children: readonly PhrasingContent[],
  write: (node: PhrasingContent) => PhrasingContent[] | undefined,
): PhrasingContent[] {
  const placed: PhrasingContent[] = []
  for (const [index, node] of children.entries()) {
    const written = write(node)
    if (!written) {
      placed.push(node)
      continue
    }
    const stop = endsSentence(children[index + 1]) ? takeStop(placed) : ''
    if (touchesWord(placed.at(-1))) append(placed, ' ')
    placed.push(...written)
    if (stop) append(placed, stop)
  }
  return placed
}

/** Whether a sentence that ends before this node has really ended. */
function endsSentence(next: PhrasingContent | undefined): boolean {
  return next === undefined || next.type === 'break' || (next.type === 'text' && /^\s+[^\p{Ll}]/u.test(next.value))
}

/** Takes the full stop off the end, one before closing quotation marks too. */
function takeStop(nodes: PhrasingContent[]): string {
  const last = nodes.at(-1)
  if (last?.type !== 'text' || !/(?<!\.)\.["'”’»)]*$/u.test(last.value)) return ''
  nodes.splice(-1, 1, { ...last, value: last.value.replace(/\.(["'”’»)]*)$/u, '$1') })
  return '.'
}

function touchesWord(node: PhrasingContent | undefined): boolean {
  if (node === undefined || node.type === 'break') return false
  return node.type !== 'text' || !/(?:^|[\s([“‘«„–—])$/u.test(node.value)
}

/** Takes the white space off the end; returns the text that is there now. */
function trimLast(nodes: PhrasingContent[]): string {
  const last = nodes.at(-1)
  if (last?.type !== 'text') return ''
  const value = last.value.trimEnd()
  nodes.splice(-1, 1, ...(value ? [{ ...last, value }] : []))
  return value
}

function append(nodes: PhrasingContent[], value: string): void {
  const last = nodes.at(-1)
  if (last?.type === 'text') nodes.splice(-1, 1, { ...last, value: last.value + value } satisfies Text)
  else nodes.push({ type: 'text', value })
}

/**
 * Fits what the engine wrote for a cluster into a note that has other text: the full stop of the style goes where the sentence goes
 * on, and stays where it ends. One that stands inside a quotation stays where the author's own full stop follows, which then goes:
 * see `dropsNextStop`.
 */
export function fitIntoNote(content: readonly PhrasingContent[], after: string): PhrasingContent[] {
  const goesOn = /^\s*[\p{Ll}\p{N}(–—,;:.!?)\]”’»]/u.test(after)
  return goesOn && !dropsNextStop(content, after) ? withoutFinalStop(content) : [...content]
}

/** Whether content ends a sentence within a quotation, so that a full stop after it would be a second one. */
export function dropsNextStop(content: readonly PhrasingContent[], after: string): boolean {
  const last = content.at(-1)
  return last?.type === 'text' && /[.!?][”’»]+$/u.test(last.value) && after.startsWith('.') && !after.startsWith('..')
}

/** Content without the full stop at its end. */
function withoutFinalStop(content: readonly PhrasingContent[]): PhrasingContent[] {
  const last = content.at(-1)
  if (!last) return []
  if (last.type === 'text') {
    const value = last.value.replace(/\.([”’»]*)$/u, '$1')
    return [...content.slice(0, -1), ...(value ? [{ ...last, value }] : [])]
  }
  if (last.type === 'emphasis' || last.type === 'strong')
    return [...content.slice(0, -1), { ...last, children: withoutFinalStop(last.children) }]
  return [...content]
}
