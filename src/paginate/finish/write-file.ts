import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib'

const compress = promisify(deflate)
/** Objects to a stream: more make a smaller file that is slower to open in the middle. */
const bundle = 200

/** Where an object is in the file: at an offset, or the how-manieth of an object stream. */
type Entry = { offset: number } | { stream: number; index: number }

/**
 * Writes a document as a file of PDF 1.7 with object and cross-reference streams (ISO 32000-1, 7.5.7 and 7.5.8): what its trailer
 * leads to, and nothing else. The file's identifier is a hash of what is in it, so the same document has the same bytes.
 */
export async function writeFile(context: PDFContext): Promise<Uint8Array> {
  const { Root, Info } = context.trailerInfo
  const objects = reachable(context, [Root, Info])
  const file: Uint8Array[] = []
  const entries = new Map<number, Entry>()
  let offset = 0
  const add = (bytes: Uint8Array) => {
    file.push(bytes)
    offset += bytes.length
  }
  const addObject = (number: number, body: Uint8Array) => {
    entries.set(number, { offset })
    add(latin1(`${number} 0 obj\n`))
    add(body)
    add(latin1('\nendobj\n'))
  }
  add(latin1('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'))
  for (const [ref, object] of objects) if (object instanceof PDFStream) addObject(ref.objectNumber, bytesOf(object))
  const plain = objects.filter(([, object]) => !(object instanceof PDFStream))
  const bundles = Array.from({ length: Math.ceil(plain.length / bundle) }, (_, index) => plain.slice(index * bundle, (index + 1) * bundle))
  let next = context.largestObjectNumber + 1
  const bodies = await Promise.all(bundles.map(objectStream))
  for (const [at, body] of bodies.entries()) {
    for (const [index, [ref]] of bundles[at]!.entries()) entries.set(ref.objectNumber, { stream: next, index })
    addObject(next++, body)
  }
  const id = file
    .reduce((hash, bytes) => hash.update(bytes), createHash('sha256'))
    .digest('hex')
    .slice(0, 32)
    .toUpperCase()
  const start = offset
  entries.set(next, { offset })
  add(latin1(`${next} 0 obj\n`))
  add(await crossReferences(entries, next + 1, `/Root ${String(Root)} /Info ${String(Info)} /ID [<${id}> <${id}>]`))
  add(latin1(`\nendobj\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(file)
}

/** All objects that can be come to from some, by their number. */
function reachable(context: PDFContext, from: (PDFObject | undefined)[]): [PDFRef, PDFObject][] {
  const found = new Map<PDFRef, PDFObject>()
  const waiting = from.flatMap((object) => object ?? [])
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      const target = found.has(object) ? undefined : context.lookup(object)
      if (target === undefined) continue
      found.set(object, target)
      if (target instanceof PDFStream) target.updateDict()
      waiting.push(target)
    } else if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFStream) waiting.push(object.dict)
    else if (object instanceof PDFDict) waiting.push(...object.values())
  }
  return [...found].sort(([a], [b]) => a.objectNumber - b.objectNumber)
}

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

async function objectStream(objects: [PDFRef, PDFObject][]): Promise<Uint8Array> {
  const bodies = objects.map(([, object]) => bytesOf(object))
  let offset = 0
  const index = bodies.map((body, at) => {
    const entry = `${objects[at]![0].objectNumber} ${offset} `
    offset += body.length + 1
    return entry
  })
  const head = index.join('')
  const data = await compress(Buffer.concat([latin1(head), ...bodies.flatMap((body) => [body, latin1('\n')])]))
  return stream(`/Type /ObjStm /N ${objects.length} /First ${head.length} /Filter /FlateDecode`, data)
}

/** One row an object: its kind, where it is, and its place there. */
async function crossReferences(entries: Map<number, Entry>, size: number, trailer: string): Promise<Uint8Array> {
  const rows = Buffer.alloc(size * 7)
  for (let number = 0; number < size; number++) {
    const entry = entries.get(number)
    rows[number * 7] = entry === undefined ? 0 : 'offset' in entry ? 1 : 2
    rows.writeUInt32BE(entry === undefined ? 0 : 'offset' in entry ? entry.offset : entry.stream, number * 7 + 1)
    rows.writeUInt16BE(entry === undefined ? 0xffff : 'offset' in entry ? 0 : entry.index, number * 7 + 5)
  }
  return stream(`/Type /XRef /Size ${size} /W [1 4 2] ${trailer} /Filter /FlateDecode`, await compress(rows))
}

function stream(entries: string, data: Uint8Array): Uint8Array {
  return Buffer.concat([latin1(`<<${entries} /Length ${data.length}>>\nstream\n`), data, latin1('\nendstream')])
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}
