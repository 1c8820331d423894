import type { Schema } from 'hast-util-sanitize'

/** Elements that only Dossier makes: an author's own would break the contents, the numbering or the promise that all is at hand. */
export const ownElements = new Set([
  'aside',
  'details',
  'figure',
  'figcaption',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'img',
  'section',
  'summary',
])

/** Elements that go with everything in them: what they hold is no text for readers. */
const strip = ['embed', 'iframe', 'math', 'noscript', 'object', 'script', 'select', 'style', 'svg', 'template', 'textarea', 'title']

const text = ['a', 'abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'code', 'del', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small']
const moreText = ['span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr']
const blocks = ['blockquote', 'dd', 'div', 'dl', 'dt', 'hr', 'li', 'ol', 'p', 'pre', 'ul']
const tables = ['caption', 'col', 'colgroup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr']

/** Where a link may lead: with a scheme from this list, or within the page. */
export const schemes = ['http', 'https', 'mailto', 'tel']

/**
 * What is let through of a chapter's HTML: markup of text and tables without class, style, role, id or event, and links to
 * addresses that cannot run anything. `seal` is the attribute that stands for what Dossier itself has put on an element.
 */
export function safeMarkup(seal: string): Schema {
  return {
    tagNames: [...text, ...moreText, ...blocks, ...tables, ...ownElements],
    attributes: {
      '*': ['lang', 'dir', seal],
      a: ['href'],
      abbr: ['title'],
      col: ['span'],
      colgroup: ['span'],
      li: ['value'],
      ol: ['start', 'reversed'],
      td: ['colSpan', 'rowSpan'],
      th: ['colSpan', 'rowSpan', 'scope'],
      time: ['dateTime'],
    },
    protocols: { href: schemes },
    ancestors: { caption: ['table'], tbody: ['table'], td: ['table'], tfoot: ['table'], th: ['table'], thead: ['table'], tr: ['table'] },
    required: {},
    strip,
    clobber: [],
    clobberPrefix: '',
    allowComments: false,
    allowDoctypes: false,
  }
}

/** Whether an element goes with everything in it. */
export function isStripped(tagName: string): boolean {
  return strip.includes(tagName)
}
