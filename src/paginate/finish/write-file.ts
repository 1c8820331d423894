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
  const addStream = (number: number, dictionary: string, data: Uint8Array) => {
    entries.set(number, { offset })
    add(latin1(`${number} 0 obj\n${dictionary}\nstream\n`))
    add(data)
    add(latin1('\nendstream\nendobj\n'))
  }
  add(latin1('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'))
  for (const [ref, object] of objects)
    if (object instanceof PDFStream) addStream(ref.objectNumber, object.dict.toString(), object.getContents())
  const plain = objects.filter(([, object]) => !(object instanceof PDFStream))
  const bundles = Array.from({ length: Math.ceil(plain.length / bundle) }, (_, index) => plain.slice(index * bundle, (index + 1) * bundle))
  let next = context.largestObjectNumber + 1
  const bodies = await Promise.all(bundles.map(objectStream))
  for (const [at, { dictionary, data }] of bodies.entries()) {
    for (const [index, [ref]] of bundles[at]!.entries()) entries.set(ref.objectNumber, { stream: next, index })
    addStream(next++, dictionary, data)
  }
  const id = file
    .reduce((hash, bytes) => hash.update(bytes), createHash('sha256'))
    .digest('hex')
    .slice(0, 32)
    .toUpperCase()
  const start = offset
  entries.set(next, { offset })
  const references = await crossReferences(entries, next + 1, `/Root ${String(Root)} /Info ${String(Info)} /ID [<${id}> <${id}>]`)
  addStream(next, references.dictionary, references.data)
  add(latin1(`startxref\n${start}\n%%EOF\n`))
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

interface StreamParts {
  dictionary: string
  data: Uint8Array
}

async function objectStream(objects: [PDFRef, PDFObject][]): Promise<StreamParts> {
  const bodies = objects.map(([, object]) => object.toString()) // a letter is a byte
  let offset = 0
  const index = bodies.map((body, at) => {
    const entry = `${objects[at]![0].objectNumber} ${offset} `
    offset += body.length + 1
    return entry
  })
  const head = index.join('')
  const data = await compress(latin1(`${head}${bodies.join('\n')}\n`))
  return compressed(`/Type /ObjStm /N ${objects.length} /First ${head.length}`, data)
}

/** One row an object: its kind, where it is, and its place there. */
async function crossReferences(entries: Map<number, Entry>, size: number, trailer: string): Promise<StreamParts> {
  const rows = Buffer.alloc(size * 7)
  for (let number = 0; number < size; number++) {
    const entry = entries.get(number)
    rows[number * 7] = entry === undefined ? 0 : 'offset' in entry ? 1 : 2
    rows.writeUInt32BE(entry === undefined ? 0 : 'offset' in entry ? entry.offset : entry.stream, number * 7 + 1)
    rows.writeUInt16BE(entry === undefined ? 0xffff : 'offset' in entry ? 0 : entry.index, number * 7 + 5)
  }
  return compressed(`/Type /XRef /Size ${size} /W [1 4 2] ${trailer}`, await compress(rows))
}

function compressed(entries: string, data: Uint8Array): StreamParts {
  return { dictionary: `<<${entries} /Filter /FlateDecode /Length ${data.length}>>`, data }
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}
