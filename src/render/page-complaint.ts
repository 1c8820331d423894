import type { TextFile } from '../model/brief.ts'
import { error, type Message } from '../model/message.ts'
import { didYouMean } from '../model/suggest.ts'

/** What Handlebars says of where it stopped. Lines count from 1, columns from 0. */
interface Stop {
  message?: string
  lineNumber?: number
  column?: number
}

/**
 * The error that a page template cannot be filled, at its line.
 *
 * @param data what the template could have asked for
 */
export function pageComplaint(cause: unknown, { path }: TextFile, data: Readonly<Record<string, unknown>>): Message {
  const { message = `${cause}`, lineNumber, column } = cause as Stop
  const line = lineNumber ?? Number(/(?:on line | - )(\d+)/.exec(message)?.[1] ?? 1)
  const place = { file: path, line, column: (column ?? 0) + 1 }
  if (cause instanceof RangeError)
    return error(place, 'partial-cycle', 'a partial of the page template includes itself without end', 'look for {{> …}} in its partials')
  const unknownHelper = /unknown helper (\S+)|Missing helper: "([^"]+)"/.exec(message)
  if (unknownHelper) {
    const name = unknownHelper[1] ?? unknownHelper[2] ?? ''
    return error(
      place,
      'unknown-helper',
      `there is no helper "${name}" in a page template`,
      'write {{brief.…}}, {{strings.…}}, {{params.…}} or {{{body}}}',
    )
  }
  const unknownPartial = /[Pp]artial (\S+) could not be found/.exec(message)?.[1]
  if (unknownPartial !== undefined)
    return error(place, 'unknown-helper', `there is no partial "${unknownPartial}"`, `write partials/${unknownPartial}.hbs`)
  const unknownValue = /"([^"]+)" not defined/.exec(message)?.[1]
  if (unknownValue !== undefined)
    return error(place, 'unknown-value', `the page template asks for "${unknownValue}", which is not there`, nearest(unknownValue, data))
  return error(place, 'template-syntax', syntaxFault(message), 'look for a missing brace, quotation mark or {{/…}}')
}

/** What Handlebars says of a template that it cannot read, without the picture and the list of tokens that it adds. */
function syntaxFault(message: string): string {
  if (message.includes("got 'EOF'")) return 'the page template ends within a block or an expression'
  const mismatch = /^(.*) doesn't match (.*) - /.exec(message)
  if (mismatch) return `the page template closes "${mismatch[1]}" as "${mismatch[2]}"`
  return 'the page template cannot be read'
}

function nearest(name: string, data: Readonly<Record<string, unknown>>): string {
  const inner = Object.values(data).flatMap((value) => (value && typeof value === 'object' ? Object.keys(value) : []))
  return didYouMean(name, [...Object.keys(data), ...inner])
}
