import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import { h } from 'hastscript'

/**
 * Lets no line begin with a footnote call: a call and the punctuation before it are one piece, a space before a call goes, and
 * calls that follow each other are parted by a comma.
 */
export function tidyCalls<T extends Root | Element>(parent: T): T {
  const children: RootContent[] = parent.children
  for (let index = 0; index < children.length; index++) {
    if (!isCall(children[index])) {
      tidyWithin(children[index])
      continue
    }
    const run = callsFrom(children, index)
    const before = children[index - 1]
    const punctuation = before?.type === 'text' ? detach(before) : ''
    const piece = punctuation !== '' || run.calls.length > 1 ? [group(punctuation, run.calls)] : run.calls
    children.splice(index, run.length, ...piece)
    index += piece.length - 1
  }
  return parent
}

function tidyWithin(node: RootContent | undefined): void {
  if (node?.type === 'element') tidyCalls(node)
}

/** The calls that follow each other from here on, and how many nodes they take up with the spaces between them. */
function callsFrom(children: readonly RootContent[], start: number): { calls: Element[]; length: number } {
  const calls: Element[] = []
  let end = start
  for (let index = start; index < children.length; index++) {
    const node = children[index]
    if (isCall(node)) {
      calls.push(node)
      end = index + 1
    } else if (!isSpace(node)) break
  }
  return { calls, length: end - start }
}

/**
 * Takes the space and the punctuation off a text's end, marks that are parted by spaces, as in French, with their spaces. Letters stay: no
 * line breaks between a letter and a figure anyway.
 */
function detach(text: Text): string {
  const trimmed = text.value.trimEnd()
  const [punctuation = ''] = /(?:[^\p{L}\p{M}\p{N}\s]|(?<=\S)\s(?=[^\p{L}\p{M}\p{N}\s]))*$/u.exec(trimmed) ?? []
  if (trimmed !== '') text.value = trimmed.slice(0, trimmed.length - punctuation.length)
  return punctuation
}

function group(punctuation: string, calls: Element[]): Element {
  const parted = calls.flatMap((call, index): ElementContent[] => (index === 0 ? [call] : [h('span.call-separator', ','), call]))
  return h('span.call-group', punctuation, ...parted)
}

/** Whether a node is a footnote call. */
export function isCall(node: RootContent | Root | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'a' && hasClass(node, 'footnote-call')
}

export function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

function isSpace(node: RootContent | undefined): boolean {
  return node?.type === 'text' && node.value.trim() === ''
}
