import type { Brief, TextFile } from '../../model/brief.ts'
import type { Place } from '../../model/place.ts'
import { escape, isApart } from './words.ts'

/** What the authors of a brief typed with their own hands, and where. */
export interface Authored {
  /** Whether a file is a template of the brief. */
  has: (file: string) => boolean
  /** Where this text was typed, at or after a place; `undefined` where a helper printed it or it came from the evidence. */
  find: (text: string, from: Place) => Place | undefined
  /** The helper that is called at this place, such as `cite`. */
  calledAt: (place: Place) => string | undefined
}

interface Typed {
  text: string
  /** The text with every `{{…}}` blank. */
  plain: string
}

/** Reads the templates of a brief as typed texts. */
export function readAuthored(brief: Brief): Authored {
  const files = new Map<string, Typed>()
  for (const file of [...brief.chapters, ...brief.partials.values()]) files.set(file.path, typed(file))
  return {
    has: (file) => files.has(file),
    find(text, from) {
      const plain = files.get(from.file)?.plain
      if (plain === undefined) return undefined
      const pattern = escape(text)
        .replaceAll(/\s+/gu, String.raw`\s+`)
        .replaceAll(/['’‘ʼ]/gu, "['’‘ʼ]")
      const search = new RegExp(pattern, 'g')
      search.lastIndex = offsetOf(plain, from.line)
      for (let found = search.exec(plain); found; found = search.exec(plain)) {
        if (isApart(plain, found.index, search.lastIndex)) return placeAt(plain, found.index, from.file)
        search.lastIndex = found.index + 1
      }
      return undefined
    },
    calledAt({ file, line, column }) {
      const text = files.get(file)?.text
      if (text === undefined) return undefined
      return /^\{\{[{#~&]*\s*([\w-]+)/u.exec(text.slice(offsetOf(text, line) + column - 1))?.[1]
    },
  }
}

function typed({ text }: TextFile): Typed {
  const plain = text.replaceAll(/\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/gu, (call) => call.replaceAll(/[^\n]/gu, '\uFFFC'))
  return { text, plain }
}

function offsetOf(text: string, line: number): number {
  let offset = 0
  for (let passed = 1; passed < line; passed++) {
    const end = text.indexOf('\n', offset)
    if (end === -1) return text.length
    offset = end + 1
  }
  return offset
}

function placeAt(text: string, offset: number, file: string): Place {
  const before = text.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  return { file, line: before.split('\n').length, column: [...before.slice(start)].length + 1 }
}
