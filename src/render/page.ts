import Handlebars from 'handlebars'
import type { Brief } from '../model/brief.ts'
import type { Message, Noticed } from '../model/message.ts'
import type { Head } from './head.ts'
import { pageComplaint } from './page-complaint.ts'
import type { BriefView } from './view.ts'

/**
 * Fills `page.html.hbs`. Values are escaped; the body is HTML already.
 *
 * @returns an empty page where the template cannot be used, with an error at its line
 */
export function fillPage(brief: Brief, view: BriefView, body: string): Noticed<string> {
  const handlebars = Handlebars.create()
  const options = { strict: true, knownHelpersOnly: true, preventIndent: true }
  const data = { brief: view, strings: brief.strings, params: brief.matter.params, body }
  const partials = Object.fromEntries([...brief.partials].map(([name, { text }]) => [name, text]))
  const messages: Message[] = []
  try {
    return { value: handlebars.compile(brief.page.text, options)(data, { partials }), messages }
  } catch (cause) {
    messages.push(pageComplaint(cause, brief.page, data))
    return { value: body, messages }
  }
}

/**
 * Puts the head's parts into a page, whatever its template has of a head, and says in which language and direction the page is
 * where the template does not.
 */
export function withHead(page: string, { first, last }: Head, view: BriefView): string {
  const title = /<title\b/i.test(page) ? '' : `<title>${Handlebars.escapeExpression(view.title)}</title>\n`
  const itemType = 'itemscope itemtype="https://schema.org/Report"'
  const html = withLanguage(withRoot(page), view)
  if (!/<head[\s>]/i.test(html))
    return html.replace(/<html\b[^>]*>/i, (tag) => `${tag}\n<head ${itemType}>\n${first}${title}${last}</head>`)
  const opened = html.replace(/<head\b([^>]*)>/i, (_, attributes: string) => `<head ${itemType}${attributes}>\n${first}`)
  return opened.replace(/<\/head\s*>/i, (tag) => `${title}${last}${tag}`)
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
