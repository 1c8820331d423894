/**
 * Braces mean something in BibTeX that citation-js drops: a name in braces is a body's, a word in braces keeps its case.
 * Private characters carry both through the conversion.
 */
const body = '\uE002'
const keepsCase = '\uE000'
const keepsCaseEnd = '\uE001'

/** Marks what braces protect. `value` is a field's value without its outer braces. */
export function markBraces(field: 'names' | 'title', value: string): string {
  if (field === 'names') return splitNames(withAccents(value)).map(markBody).join(' and ')
  return eachGroup(value, (inside, isCommand) =>
    isCommand || inside.startsWith('\\') ? `{${inside}}` : `${keepsCase}${inside}${keepsCaseEnd}`,
  )
}

/** Puts into a name or a title what its marks say. */
export function readMarks(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(keepsCase, '<span class="nocase">').replaceAll(keepsCaseEnd, '</span>').replaceAll(body, '')
  }
  return Array.isArray(value) ? value.map(readName) : value
}

function readName(name: unknown): unknown {
  if (typeof name !== 'object' || name === null || !('family' in name)) return name
  const { family } = name
  if (typeof family !== 'string') return name
  if (family === 'others' && Object.keys(name).length === 1) return { literal: 'others' }
  return family.includes(body) ? { literal: family.replaceAll(body, '') } : name
}

function markBody(name: string): string {
  const isBraced = name.startsWith('{') && eachGroup(name, () => '') === ''
  return isBraced ? `{${body}${name.slice(1)}` : name
}

/** Parts names at each `and` outside of braces. */
function splitNames(value: string): string[] {
  const names: string[] = []
  let depth = 0
  let start = 0
  for (const { 0: token, index } of value.matchAll(/[{}]|\s+and\s+/giu)) {
    if (token === '{') depth++
    else if (token === '}') depth--
    else if (depth === 0) {
      names.push(value.slice(start, index).trim())
      start = index + token.length
    }
  }
  return [...names, value.slice(start).trim()]
}

/** Replaces the outermost groups in braces; `isCommand` where one is a command's argument, as in `\emph{…}`. */
function eachGroup(value: string, replace: (inside: string, isCommand: boolean) => string): string {
  let result = ''
  let depth = 0
  let start = 0
  for (const { 0: token, index } of value.matchAll(/\\[{}]|[{}]/gu)) {
    if (token === '{' && depth++ === 0) {
      result += value.slice(start, index)
      start = index + 1
    } else if (token === '}' && --depth === 0) {
      result += replace(value.slice(start, index), /\\[A-Za-z]+\s*$|\\[^A-Za-z]$/u.test(result))
      start = index + 1
    }
  }
  return result + value.slice(start)
}

const accents: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  k: '\u0328',
  r: '\u030A',
  u: '\u0306',
  v: '\u030C',
  H: '\u030B',
}

/** Letters with accents, which citation-js would take for lower case at the beginning of a name, and so for a particle. */
function withAccents(value: string): string {
  const accented = /\{?\\(['`^"~=.]|[ckruvH](?=[\s{]))\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))\}?/gu
  return value.replaceAll(accented, (found, accent: string, inBraces?: string, bare?: string) => {
    const closes = found.startsWith('{') || !found.endsWith('}') || inBraces ? '' : '}'
    return `${inBraces ?? bare}${accents[accent]}`.normalize('NFC') + closes
  })
}
