import { PDFArray, type PDFCatalog, PDFName, type PDFRef } from '@cantoo/pdf-lib'
import { standardColours } from './colour-profile.ts'
import { textString } from './strings.ts'

/** A file that travels within the PDF. */
export interface Attachment {
  name: string
  /** Media type. */
  type: string
  description: string
  bytes: Uint8Array
}

/**
 * Prepares a document for the archive (PDF/A-3u, ISO 19005-3): what its colours mean is said by a profile in it, and the files that
 * it rests on are attached as its source.
 */
export function prepareArchive(catalog: PDFCatalog, attachments: readonly Attachment[]): void {
  const { context } = catalog
  const profile = context.register(context.flateStream(standardColours(), { N: 3 }))
  const condition = textString('sRGB IEC61966-2.1')
  const intent = { Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: condition, Info: condition, DestOutputProfile: profile }
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.obj(intent)]))
  if (attachments.length === 0) return
  const files = attachments.map((attachment): [Attachment, PDFRef] => [attachment, attach(catalog, attachment)])
  files.sort(([a], [b]) => (a.name < b.name ? -1 : 1))
  const names = files.flatMap(([{ name }, file]) => [textString(name), file])
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: { Names: names } }))
  const associated = PDFArray.withContext(context)
  for (const [, file] of files) associated.push(file)
  catalog.set(PDFName.of('AF'), associated)
}

function attach({ context }: PDFCatalog, { name, type, description, bytes }: Attachment): PDFRef {
  const file = context.register(
    context.flateStream(bytes, { Type: 'EmbeddedFile', Subtype: PDFName.of(type), Params: { Size: bytes.length } }),
  )
  const specification = {
    Type: 'Filespec',
    F: textString(name),
    UF: textString(name),
    Desc: textString(description),
    AFRelationship: 'Source',
    EF: { F: file, UF: file },
  }
  return context.register(context.obj(specification))
}
