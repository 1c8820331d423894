import { createHash } from 'node:crypto'
import type { BriefMatter } from '../model/brief.ts'
import { parseDate } from '../model/date.ts'

/**
 * Gives a PDF of Chromium's the brief's metadata, and makes its bytes depend on the brief alone.
 *
 * The new document information is appended as an incremental update (ISO 32000-1, 7.5.6), which leaves the rest of the file as it
 * is and costs no parsing; the two dates in the old one, the only bytes that differ between two prints, are overwritten.
 */
export function finish(pdf: Uint8Array, matter: BriefMatter): Uint8Array {
  const file = Buffer.from(pdf)
  blankDates(file)
  const tail = file.toString('latin1', Math.max(0, file.length - 2048))
  const trailer = /trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/s.exec(tail)
  const info = /\/Info\s+(\d+) 0 R/.exec(trailer?.[1] ?? '')?.[1]
  if (!trailer || info === undefined) throw new Error('the PDF has no trailer of the expected form')
  const object = `${info} 0 obj\n<<${documentInformation(file, matter)}>>\nendobj\n`
  const id = createHash('sha256').update(file).update(object).digest('hex').slice(0, 32).toUpperCase()
  const start = file.length + object.length
  const update = [
    `xref\n${info} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`,
    `trailer\n<<${trailer[1]!.trim()}\n/Prev ${trailer[2]}\n/ID [<${id}> <${id}>]>>\nstartxref\n${start}\n%%EOF\n`,
  ]
  return Buffer.concat([file, Buffer.from(object + update.join(''), 'latin1')])
}

/** PostScript names of the PDF's fonts, without the prefix of a subset. */
export function fontsOf(pdf: Uint8Array): string[] {
  const names = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g)
  return [...new Set([...names].map(([, name]) => name!))].sort()
}

function blankDates(file: Buffer): void {
  for (const key of ['/CreationDate (D:', '/ModDate (D:']) {
    const at = file.indexOf(key, 0, 'latin1')
    if (at === -1) continue
    file.write("19700101000000+00'00'".slice(0, file.indexOf(')', at) - at - key.length), at + key.length, 'latin1')
  }
}

function documentInformation(file: Buffer, matter: BriefMatter): string {
  const producer = /\/Producer \(([^)\\]*)\)/.exec(file.toString('latin1', 0, 4096))?.[1] ?? 'Skia/PDF'
  const day = parseDate(matter.date ?? matter.cutoff ?? '')?.first?.replaceAll('-', '')
  const entries: [string, string | null | undefined][] = [
    ['Title', matter.title],
    ['Author', matter.authors.join(', ') || matter.publisher],
    ['Subject', matter.subtitle],
    ['Creator', 'Dossier'],
    ['Producer', producer],
    ['CreationDate', day && `D:${day}000000Z`],
    ['ModDate', day && `D:${day}000000Z`],
  ]
  return entries.flatMap(([key, value]) => (value ? [`/${key} ${textString(value)}`] : [])).join('\n')
}

/** A text string of ISO 32000-1, 7.9.2.2: UTF-16 with a byte order mark, in hexadecimal. */
function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}
