/** An element as its opening tag shows it. */
export interface Element {
  name: string
  readonly attributes: Map<string, string>
}

const silent = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g
const tag = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/**
 * The elements of an XML text in document order, the root first; `undefined` where the text is not well-formed.
 * Enough of XML for CSL: a document type is refused, which no CSL file has.
 */
export function readElements(xml: string): Element[] | undefined {
  const text = xml.replaceAll(silent, ' ').trim()
  const elements: Element[] = []
  const open: string[] = []
  let end = 0
  for (const match of text.matchAll(tag)) {
    const [whole, closing, name = '', inner = '', empty] = match
    if (/[<>]|&(?!#?\w+;)/.test(text.slice(end, match.index)) || (open.length === 0 && elements.length > 0)) return undefined
    end = match.index + whole.length
    if (closing && open.pop() !== name) return undefined
    if (closing) continue
    elements.push({
      name,
      // few are asked for theirs
      get attributes() {
        return new Map([...inner.matchAll(attribute)].map(([, key = '', a, b]) => [key, a ?? b ?? '']))
      },
    })
    if (!empty) open.push(name)
  }
  return open.length === 0 && elements.length > 0 && end === text.length ? elements : undefined
}
