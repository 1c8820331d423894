import type { CapturedText } from './captured-text.ts'
import type { Note } from './note.ts'
import type { QuotationResult, Span } from './quotation.ts'
import type { Source } from './source.ts'

const contextLength = 32

/**
 * A note as a W3C Web Annotation: its statement as the body, each of its spans as a selector by text and by position, in the state of
 * the text in which they were counted.
 *
 * @see https://www.w3.org/TR/annotation-model/ (positions are code points there as here)
 */
export function toAnnotation(note: Note, { key, item }: Source, { text, path, sha256 }: CapturedText, { state, spans }: QuotationResult) {
  const points = [...text]
  const url = item['URL']
  const target = (span: Span) => ({
    source: typeof url === 'string' ? url : `urn:dossier:source:${encodeURIComponent(key)}`,
    selector: selectorsOf(points, span),
    state: { type: 'State', cached: path, 'dossier:sha256': sha256 },
  })
  return {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { dossier: 'urn:dossier:' }],
    id: `urn:dossier:note:${note.id}`,
    type: 'Annotation',
    motivation: 'describing',
    body: { type: 'TextualBody', value: note.statement, format: 'text/plain' },
    'dossier:quotation': state,
    target: spans.map(target),
  }
}

function selectorsOf(points: readonly string[], [start, end]: Span) {
  const slice = (from: number, to: number) => points.slice(Math.max(0, from), to).join('')
  const exact = slice(start, end)
  return [
    { type: 'TextQuoteSelector', exact, prefix: slice(start - contextLength, start), suffix: slice(end, end + contextLength) },
    { type: 'TextPositionSelector', start, end },
  ]
}
