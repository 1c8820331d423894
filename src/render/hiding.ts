import { type Message, warning } from '../model/message.ts'
import type { Place } from '../model/place.ts'

/** Overrides of direction make letters stand in another order than they are written; controls have no meaning on a page. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const hiding = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202D\u202E]/g

export function withoutHiding(text: string): string {
  return text.replace(hiding, '')
}

/** A warning for each character of a text that hides what is there. */
export function hidingMessages(text: string, place: Place): Message[] {
  return [...new Set(text.match(hiding))].map((character) => {
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    return warning(place, 'removed-markup', `removed a character (U+${code}) that hides what stands here`, 'take it out')
  })
}
