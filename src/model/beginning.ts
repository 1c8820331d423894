/** The beginning of a text, as a message shows what may be long. */
export function beginningOf(text: string, letters = 60): string {
  return text.length > letters ? `${text.slice(0, letters)}…` : text
}
