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
  const pieces: Uint8Array[] = []
  let at = 0
  for (const { start, end, text } of changes) {
    pieces.push(bytes.subarray(at, start), Buffer.from(text, 'latin1'))
    at = end
  }
  return Buffer.concat([...pieces, bytes.subarray(at)])
}

function opening(mcid: number, name: MarkName): string {
  return 'tag' in name ? `/${name.tag} <</MCID ${mcid}>>BDC` : `/Artifact <</Type /${name.artifact}>>BDC`
}
