import type { Element, ElementContent } from 'hast'
import { calledNote, type PeerText } from './peer-text.ts'

const sheet = `@page { size: A4; margin: 24mm 33mm 26mm 37mm; @bottom-right { content: counter(page) } }
body { font: 10.4pt/14pt 'Dossier Text', serif; } .footnote { float: footnote; font-size: 8.5pt; line-height: 11.5pt; }
p { margin: 0; text-align: justify } table { border-collapse: collapse; margin: 14pt 0 } td, th { padding: 2pt 6pt; text-align: left }`

/** A brief's text as Paged.js asks for it: the footnotes inside the text, its own fonts, and nothing else of the page's style. */
export function toPaged({ main, notes }: PeerText, html: string): string {
  const write = (node: ElementContent): string => {
    if (node.type === 'text') return escape(node.value)
    if (node.type !== 'element') return ''
    const called = calledNote(node)
    if (called !== undefined) return `<span class="footnote">${notes.get(called)!.children.map(unwrapped).join(' ')}</span>`
    return `<${node.tagName}>${node.children.map(write).join('')}</${node.tagName}>`
  }
  const unwrapped = (node: ElementContent) => (isParagraph(node) ? node.children.map(write).join('') : write(node))
  const faces = html.match(/@font-face\s*{[^}]*}/g) ?? []
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><style>${faces.join('\n')}${sheet}</style></head><body>${write(main)}</body></html>`
}

function isParagraph(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'p'
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
