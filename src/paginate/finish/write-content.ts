import type { ScannedContent } from './scan-content.ts'

/** What marked content is to be called: the type of its tag, or why it is none of the text. */
export type MarkName = { tag: string } | { artifact: 'Pagination' | 'Layout' }

/**
 * Writes a content stream with new names for its marks; what is painted outside of all marks becomes an artifact.
 *
 * @param bytes the stream that was scanned
 * @param nameOf by marked-content number
 */
export function writeContent(bytes: Uint8Array, { marks, loose }: ScannedContent, nameOf: (mcid: number) => MarkName): Uint8Array {
  const changes = [
    ...marks.flatMap(({ mcid, start, opened }) => (mcid === undefined ? [] : [{ start, end: opened, text: opening(mcid, nameOf(mcid)) }])),
    ...loose.flatMap(([start, end]) => [
      { start, end: start, text: '/Artifact <</Type /Layout>>BDC\n' },
      { start: end, end, text: '\nEMC' },
    ]),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
  const written = Buffer.allocUnsafe(changes.reduce((size, { start, end, text }) => size + text.length - (end - start), bytes.length))
  let at = 0
  let to = 0
  for (const { start, end, text } of changes) {
    written.set(bytes.subarray(at, start), to)
    to += start - at
    to += written.write(text, to, 'latin1')
    at = end
  }
  written.set(bytes.subarray(at), to)
  return written
}

function opening(mcid: number, name: MarkName): string {
  return 'tag' in name ? `/${name.tag} <</MCID ${mcid}>>BDC` : `/Artifact <</Type /${name.artifact}>>BDC`
}
