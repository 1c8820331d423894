import CSL, { type Engine } from 'citeproc'
import { mark, type Markup } from './marks.ts'

/** Name under which the engine knows our output. */
export const format = 'dossier'

const as =
  (kind: Markup) =>
  (_: Engine, text = '') =>
    mark(kind, text)
const unchanged = (_: Engine, text = '') => text
const quotes = (open: string, close: string) => (engine: Engine, text?: string) =>
  text === undefined ? engine.getTerm(open) : engine.getTerm(open) + text + engine.getTerm(close)

/** The engine's output with marks for markup. Nothing is escaped, as nothing of it is ever read as markup. */
CSL.Output.Formats[format] = {
  text_escape: (text = '') => text,
  bibstart: '',
  bibend: '',
  '@font-style/italic': as('italic'),
  '@font-style/oblique': as('italic'),
  '@font-style/normal': as('upright'),
  '@font-variant/small-caps': as('smallCaps'),
  '@font-variant/normal': unchanged,
  '@font-weight/bold': as('bold'),
  '@font-weight/normal': unchanged,
  '@font-weight/light': unchanged,
  '@text-decoration/none': unchanged,
  '@text-decoration/underline': unchanged,
  '@vertical-align/sup': as('superscript'),
  '@vertical-align/sub': as('subscript'),
  '@vertical-align/baseline': unchanged,
  '@passthrough/true': unchanged,
  '@strip-periods/true': unchanged,
  '@strip-periods/false': unchanged,
  '@quotes/true': quotes('open-quote', 'close-quote'),
  '@quotes/inner': (engine, text) => (text === undefined ? '’' : quotes('open-inner-quote', 'close-inner-quote')(engine, text)),
  '@quotes/false': unchanged,
  '@cite/entry': unchanged,
  '@bibliography/entry': unchanged,
  '@display/block': (_: Engine, text = '') => ` ${text}`,
  '@display/left-margin': (_: Engine, text = '') => `${text} `,
  '@display/right-inline': unchanged,
  '@display/indent': (_: Engine, text = '') => ` ${text}`,
  '@showid/true': unchanged,
  '@URL/true': as('link'),
  '@DOI/true': as('link'),
}
