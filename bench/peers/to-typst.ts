import type { Element, ElementContent } from 'hast'
import { all, calledNote, hasClass, type PeerText, textOf } from './peer-text.ts'

const preamble = `#set page(paper: "a4", margin: (top: 24mm, bottom: 26mm, left: 37mm, right: 33mm), numbering: "1")
#set text(font: "Source Serif 4", size: 10.4pt, lang: "en", region: "GB")
#set par(justify: true, first-line-indent: 1.4em)
#outline()
`

/** A brief's text in Typst's markup, with footnotes where their calls are. */
export function toTypst({ main, notes }: PeerText): string {
  const inline = (node: ElementContent): string => {
    if (node.type === 'text') return escape(node.value.replaceAll(/\s+/g, ' '))
    if (node.type !== 'element') return ''
    const called = calledNote(node)
    if (called !== undefined) return `#footnote[${inlines(notes.get(called)!)}]`
    return node.tagName === 'em' || node.tagName === 'i' ? `#emph[${inlines(node)}]` : inlines(node)
  }
  const inlines = ({ children }: Element) => children.map(inline).join('')
  const block = (node: ElementContent): string => {
    if (node.type !== 'element') return ''
    const rank = /^h([1-6])$/.exec(node.tagName)?.[1]
    if (rank !== undefined) return `\n${'='.repeat(Number(rank) - 1)} ${inlines(node)}\n`
    if (node.tagName === 'p') return `\n${inlines(node)}\n`
    if (node.tagName === 'li') return `\n- ${inlines(node)}\n`
    if (node.tagName === 'table') return table(node)
    const inner = node.children.map(block).join('')
    return hasClass(node, 'box') ? `\n#block(stroke: 0.4pt, inset: 8pt)[${inner}]\n` : inner
  }
  const table = (node: Element) => {
    const rows = all(node, ({ tagName }) => tagName === 'tr').map((row) => all(row, ({ tagName }) => /^t[dh]$/.test(tagName)))
    const cells = rows.flat().map((cell) => `[${inlines(cell)}]`)
    const caption = escape(textOf(all(node, ({ tagName }) => tagName === 'caption')[0] ?? { type: 'text', value: '' }))
    return `\n${caption}\n\n#table(columns: ${rows[0]?.length ?? 1}, ${cells.join(', ')})\n`
  }
  return preamble + main.children.map(block).join('')
}

function escape(text: string): string {
  return text.replaceAll(/[\\#*_`$<>@[\]~=/"'-]/g, String.raw`\$&`)
}
