import type { Found } from './new-locator.ts'

const numbered = /(\bpara(?:graph|s|\.)*\s*)(\d+)(?!\s*[–-]\s*\d)/iu

/**
 * The locator with the new number of its paragraph. How paragraphs are counted is the author's choice: only where the count of lines or
 * of blocks led to the passage in the former text is it trusted in the new one.
 */
export function newParagraph(locator: string, before: Found, now: Found): string | undefined {
  const written = Number(numbered.exec(locator)?.[2])
  const count = [countLines, countBlocks].find((one) => one(before) === written)
  const number = count?.(now)
  return number === undefined || number === written ? undefined : locator.replace(numbered, (_, label: string) => `${label}${number}`)
}

/** In which line that is not empty a passage ends, from 1. */
function countLines(found: Found): number {
  return upTo(found)
    .split(/[\r\n]+/)
    .filter(isWritten).length
}

/** In which block between empty lines it ends, from 1. */
function countBlocks(found: Found): number {
  return upTo(found)
    .split(/(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)/)
    .filter(isWritten).length
}

function upTo({ prepared, stretches }: Found): string {
  return prepared.text.slice(0, stretches.at(-1)?.[1])
}

function isWritten(text: string): boolean {
  return text.trim() !== ''
}
