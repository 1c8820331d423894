import type Handlebars from 'handlebars'
import { error, type Message } from '../model/message.ts'
import { type Place, placeAt } from '../model/place.ts'

/** The parser keeps where it stopped; its error says only the line. */
interface Parser {
  lexer?: { yylloc?: { first_line: number; first_column: number }; yytext?: string }
}

/** Says in our words what Handlebars could not read, and where. */
export function syntaxError(thrown: unknown, file: string, text: string, engine: typeof Handlebars): Message {
  const { message, lineNumber, column } = thrown as { message: string; lineNumber?: number; column?: number }
  if (lineNumber !== undefined && column !== undefined) return mismatch(message, { file, line: lineNumber, column: column + 1 })
  const unclosed = message.includes("got 'EOF'") ? lastUnclosed(text) : undefined
  if (unclosed) {
    const hint = `write {{/${unclosed.name}}} where it ends`
    return error(placeAt(file, text, unclosed.offset), 'template-syntax', `block "${unclosed.name}" is never closed`, hint)
  }
  const { lexer } = (engine as unknown as { Parser?: Parser }).Parser ?? {}
  const place = { file, line: lexer?.yylloc?.first_line ?? 1, column: (lexer?.yylloc?.first_column ?? 0) + 1 }
  return error(
    place,
    'template-syntax',
    `unexpected ${what(lexer?.yytext, message)} in this place`,
    'look for a missing brace or quotation mark',
  )
}

function mismatch(message: string, place: Place): Message {
  const [, opened, closed] = /^(.*) doesn't match (.*) - /.exec(message) ?? []
  if (opened === undefined || closed === undefined) {
    return error(place, 'template-syntax', message.replace(/ - \d+:\d+$/, '').toLowerCase())
  }
  return error(place, 'template-syntax', `block "${opened}" is closed as "${closed}"`, `close it with {{/${opened}}}`)
}

function what(token: string | undefined, message: string): string {
  return message.includes("got 'EOF'") || !token ? 'end of the file' : `"${token.trim()}"`
}

/** The innermost block that is still open where the file ends. */
function lastUnclosed(text: string): { name: string; offset: number } | undefined {
  const open: { name: string; offset: number }[] = []
  for (const { 1: sign, 2: name = '', index } of text.matchAll(/\{\{~?(#[>*]?|\/)\s*([^\s}~]+)/g)) {
    if (sign === '/') open.pop()
    else open.push({ name, offset: index })
  }
  return open.at(-1)
}
