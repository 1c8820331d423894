import Handlebars from 'handlebars'
import { onceEach } from './once-each.ts'

const handlebars = Handlebars.create()

/**
 * The template of a page, whichever page it is. It is compiled where it first runs, and throws there; once for all pages that have the same.
 * A name that it does not find is a mistake, never an empty text.
 */
export const pageTemplate: (text: string) => Handlebars.TemplateDelegate = onceEach(
  (text) => handlebars.compile(text, { strict: true, knownHelpersOnly: true, preventIndent: true }),
  500,
)
