import type { Heading, Paragraph, PhrasingContent } from 'mdast'

/** What an author may say in braces at the end of a heading, as in Pandoc, or of a numbered paragraph: `# Key points {#key-points -}`. */
export interface HeadingAttributes {
  id?: string
  numbered: boolean
}

const braces = /[ \t]*\{([^{}]*)\}[ \t]*$/
const idAttribute = /^#([\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]*)$/u

/** The content of a heading or a paragraph without its attributes, and the attributes. Braces that hold anything else are text. */
export function headingAttributes(heading: Heading | Paragraph): { children: PhrasingContent[]; attributes: HeadingAttributes } {
  const last = heading.children.at(-1)
  const written = last?.type === 'text' ? braces.exec(last.value) : undefined
  const attributes = written?.[1] === undefined ? undefined : parse(written[1])
  if (last?.type !== 'text' || !written || !attributes) return { children: heading.children, attributes: { numbered: true } }
  const text = { ...last, value: last.value.slice(0, written.index) }
  return { children: [...heading.children.slice(0, -1), ...(text.value ? [text] : [])], attributes }
}

function parse(text: string): HeadingAttributes | undefined {
  const attributes: HeadingAttributes = { numbered: true }
  for (const word of text.trim().split(/\s+/)) {
    const id = idAttribute.exec(word)?.[1]
    if (id) attributes.id = id
    else if (word === '-' || word === '.unnumbered') attributes.numbered = false
    else return undefined
  }
  return attributes
}
