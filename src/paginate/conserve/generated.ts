import { foldLetters } from './fold.ts'

/**
 * What the style sheets of a page add to its text: a pattern, in folded letters, of all that `content` generates. What an attribute or
 * a counter gives is not known here; an attribute may be any text, a counter any number in figures or letters.
 */
export function generatedText(html: string): string {
  const sheets = [...html.matchAll(/<style\b[^>]*>(.*?)<\/style>/gis)].map(([, sheet]) =>
    sheet!.replaceAll(/url\([^)]*\)|\/\*.*?\*\//gs, ''),
  )
  const declared = sheets.flatMap((sheet) => [
    ...sheet.matchAll(/[\s{;]content\s*:\s*((?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^;}'"])*)/gs),
  ])
  const patterns = new Set(declared.map(([, value]) => patternOf(value!)).filter((pattern) => pattern !== ''))
  return [...patterns].join('|')
}

function patternOf(value: string): string {
  const parts = value.matchAll(/"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|(attr|counters?)\(([^)]*)\)/gs)
  return [...parts].map(([, double, single, kind, name]) => (kind ? valueOf(kind, name!) : literalOf(double ?? single!))).join('')
}

function valueOf(kind: string, name: string): string {
  if (kind === 'attr') return name.trim() === 'data-number' ? String.raw`\d*` : '.*'
  return String.raw`[\p{N}\p{L}.]{1,12}`
}

/** A string of CSS, with its escapes, as a pattern of its letters. */
function literalOf(string: string): string {
  const text = string.replaceAll(/\\(?:([\da-f]{1,6})\s?|(.))/gis, (_, code?: string, character?: string) =>
    code === undefined ? character! : String.fromCodePoint(Number.parseInt(code, 16)),
  )
  return foldLetters(text).replaceAll(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`)
}
