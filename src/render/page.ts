import Handlebars from 'handlebars'
import type { Brief, TextFile } from '../model/brief.ts'
import { error, type Message, type Noticed } from '../model/message.ts'
import { pageTemplate } from '../model/page-template.ts'
import { safeFrame } from './frame.ts'
import type { Head } from './head.ts'
import { pageComplaint } from './page-complaint.ts'
import type { BriefView } from './view.ts'

/** Stands for the body while the template around it is looked at. */
const bodyMark = '<dossier-body></dossier-body>'

/** A page's template with its values in it. */
export interface Frame {
  /** The HTML around a body. */
  around: (body: string) => string
}

/**
 * Fills `page.html.hbs`. Values are escaped; the body is HTML already, and the template must print it once.
 *
 * @returns nothing around the body where the template cannot be used, with an error at its line
 */
export function fillPage(brief: Brief, view: BriefView): Noticed<Frame> {
  const data = withoutPrototype({ brief: view, strings: brief.strings, params: brief.matter.params, body: bodyMark })
  const partials = Object.fromEntries([...brief.partials].map(([name, { text }]) => [name, pageTemplate(text)]))
  try {
    const filled = pageTemplate(brief.page.text)(data, { partials })
    const { value: safe, messages } = safeFrame(filled, brief.page)
    return { value: { around: (body) => safe.replaceAll(bodyMark, () => body) }, messages: [...messages, ...checkBody(filled, brief.page)] }
  } catch (cause) {
    return { value: { around: (body) => body }, messages: [pageComplaint(cause, brief.page, data)] }
  }
}

/** What objects without a prototype inherit: Handlebars wants to name them in its complaints. */
const nameless = Object.create(null, { [Symbol.toPrimitive]: { value: () => 'the page' } }) as object

/** Without a prototype a template cannot ask for what every object inherits: `constructor` is as unknown as any other name. */
function withoutPrototype<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutPrototype) as T
  if (typeof value !== 'object' || value === null) return value
  const bare = Object.create(nameless) as Record<string, unknown>
  for (const [key, inner] of Object.entries(value)) bare[key] = withoutPrototype(inner)
  return bare as T
}

function checkBody(filled: string, { path }: TextFile): Message[] {
  const place = { file: path, line: 1, column: 1 }
  const times = filled.split(bodyMark).length - 1
  if (times === 1) return []
  if (times > 1) return [error(place, 'duplicate-id', `the page template prints the body ${times} times`, 'write {{{body}}} once')]
  const isEscaped = filled.includes('&lt;dossier-body')
  const what = isEscaped ? 'the page template prints the body as text' : 'the page template does not print the body'
  return [error(place, 'lost-text', what, 'write {{{body}}}, with three braces')]
}

/**
 * Puts the head's parts into a page, whatever its template has of a head, and says in which language and direction the page is
 * where the template does not.
 */
export function withHead(page: string, { first, last }: Head, view: BriefView): string {
  const title = /<title\b/i.test(page) ? '' : `<title>${Handlebars.escapeExpression(view.title)}</title>\n`
  const html = withLanguage(withRoot(page), view)
  if (!/<head[\s>]/i.test(html)) return html.replace(/<html\b[^>]*>/i, (tag) => `${tag}\n<head>\n${first}${title}${last}</head>`)
  const opened = html.replace(/<head\b[^>]*>/i, (tag) => `${tag}\n${first}`)
  // put in by hand, since `replace` would copy the fonts
  const end = opened.search(/<\/head\s*>/i)
  return end < 0 ? opened : `${opened.slice(0, end)}${title}${last}${opened.slice(end)}`
}

/** A page without `<html>` gets one: without a doctype a browser would lay it out by the rules of the nineties. */
function withRoot(page: string): string {
  if (/<html[\s>]/i.test(page)) return /^\s*<!doctype/i.test(page) ? page : `<!doctype html>\n${page}`
  return `<!doctype html>\n<html>\n${page.replace(/^\s*<!doctype[^>]*>\s*/i, '')}\n</html>\n`
}

function withLanguage(page: string, { lang, dir }: BriefView): string {
  return page.replace(/<html\b([^>]*)>/i, (_, attributes: string) => {
    const language = /\slang\s*=/i.test(attributes) ? '' : ` lang="${Handlebars.escapeExpression(lang)}"`
    return `<html${attributes}${language}${/\sdir\s*=/i.test(attributes) ? '' : ` dir="${dir}"`}>`
  })
}
