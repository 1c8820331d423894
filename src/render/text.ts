import type { Element, ElementContent, RootContent } from 'hast'
import type { Drawn } from './render.ts'
import { hasClass } from './calls.ts'

/**
 * A brief as plain text, to be pasted where only text is taken: a line for each paragraph, with its number where paragraphs have
 * numbers, `[1]` for a call, and the notes at the end.
 */
export function plainTextOf({ main, footnotes, view }: Drawn): string {
  const title = [view.title, view.subtitle, view.authors.join(', '), view.publisher, view.edition, view.date].filter((line) => line !== '')
  const notes = (footnotes?.children ?? []).flatMap((child) => (child.type === 'element' ? noteBlocks(child) : []))
  const blocks = [title.map(clean).join('\n'), ...blocksOf(main.children), ...notes]
  return `${blocks.filter((block) => block.trim() !== '').join('\n\n')}\n`
}

function blocksOf(children: readonly RootContent[]): string[] {
  return children.flatMap((child) => {
    if (child.type === 'text') return child.value.trim() === '' ? [] : [clean(child.value)]
    return child.type === 'element' ? blocksOfElement(child) : []
  })
}

function blocksOfElement(element: Element): string[] {
  if (hasClass(element, 'chart')) return []
  switch (element.tagName) {
    case 'p':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
    case 'figcaption':
    case 'caption':
      return [lineOf(element)]
    case 'ul':
    case 'ol':
      return [listOf(element, '')]
    case 'table':
      return [...blocksOf(element.children.filter((child) => child.type === 'element' && child.tagName === 'caption')), rowsOf(element)]
    case 'pre':
      return [rawText(element).trimEnd()]
    case 'img':
      return typeof element.properties['alt'] === 'string' ? [element.properties['alt']] : []
    case 'svg':
    case 'hr':
      return []
    default:
      return blocksOf(element.children)
  }
}

function listOf(list: Element, indent: string): string {
  const start = Number(list.properties['start'] ?? 1)
  const items = list.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li')
  return items
    .map((item, index) => {
      const sign = list.tagName === 'ol' ? `${start + index}.` : '-'
      const inner = item.children.filter((child): child is Element => child.type === 'element' && /^[uo]l$/.test(child.tagName))
      const rest = item.children.filter((child) => !inner.includes(child as Element))
      const isLoose = rest.some((child) => child.type === 'element' && !isInline(child))
      const lines = isLoose ? blocksOf(rest) : [lineOf({ ...item, children: rest })]
      return [`${indent}${sign} ${lines.join(`\n${indent}  `)}`, ...inner.map((one) => listOf(one, `${indent}  `))].join('\n')
    })
    .join('\n')
}

function isInline({ tagName }: Element): boolean {
  return !/^(?:p|div|blockquote|table|pre|figure|aside|section|h\d|dl)$/.test(tagName)
}

function rowsOf(table: Element): string {
  const rows: string[] = []
  const collect = (element: Element): void => {
    if (element.tagName === 'tr') {
      rows.push(element.children.flatMap((cell) => (cell.type === 'element' ? [lineOf(cell).replaceAll('\n', '; ')] : [])).join(' | '))
    } else if (element.tagName !== 'caption') for (const child of element.children) if (child.type === 'element') collect(child)
  }
  collect(table)
  return rows.join('\n')
}

/** `[1] …` for a note, whose paragraphs after the first follow it. */
function noteBlocks(child: Element): string[] {
  if (!hasClass(child, 'footnote')) return [lineOf(child)]
  const parts = child.children.filter((part): part is Element => part.type === 'element')
  const marker = parts.find((part) => hasClass(part, 'footnote-marker'))
  const [first = '', ...rest] = parts.filter((part) => hasClass(part, 'footnote-body')).flatMap((body) => blocksOf(body.children))
  return [[`[${marker ? lineOf(marker) : ''}] ${first}`, ...rest].join('\n')]
}

/** A line of text; a forced break in it stays one. */
function lineOf(element: Element): string {
  return inline(element.children)
    .split('\n')
    .map((line) => clean(line))
    .join('\n')
}

function inline(children: readonly ElementContent[]): string {
  return children
    .map((child) => {
      if (child.type === 'text') return child.value.replaceAll(/\s+/gu, ' ')
      if (child.type !== 'element' || hasClass(child, 'call-separator')) return ''
      if (child.tagName === 'br') return '\n'
      if (child.tagName === 'img') return String(child.properties['alt'] ?? '')
      return hasClass(child, 'footnote-call') ? `[${rawText(child)}]` : inline(child.children)
    })
    .join('')
}

function rawText(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? rawText(child) : '')).join('')
}

/** Without what only typesetting needs: no-break spaces, soft hyphens, joiners. */
function clean(text: string): string {
  return text
    .replaceAll(/[\u00AD\u200B\u2060]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
