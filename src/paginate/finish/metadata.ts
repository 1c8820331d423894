import { type PDFContext, PDFName, type PDFRef } from '@cantoo/pdf-lib'
import { textString } from './strings.ts'

/** What a document says about itself. */
export interface Metadata {
  title: string
  subject: string | undefined
  authors: readonly string[]
  publisher: string | undefined
  /** BCP 47. */
  lang: string
  /** When it was made, in UTC: `YYYY-MM-DDTHH:MM:SSZ`; `undefined` where nobody says. */
  moment: string | undefined
  /** What made the pages. */
  producer: string
}

/** Standards that a document says it keeps. */
export interface Claims {
  ua: boolean
  archive: boolean
}

/** The document information dictionary, which says the same as the XMP metadata. */
export function writeInformation(context: PDFContext, { title, subject, authors, publisher, moment, producer }: Metadata): PDFRef {
  const date = moment && `D:${moment.replace(/[-:T]/g, '')}`
  const entries: [string, string | undefined][] = [
    ['Title', title],
    ['Author', authors.join(', ') || publisher],
    ['Subject', subject],
    ['Creator', 'Dossier'],
    ['Producer', producer],
    ['CreationDate', date],
    ['ModDate', date],
  ]
  return context.register(context.obj(Object.fromEntries(entries.flatMap(([key, value]) => (value ? [[key, textString(value)]] : [])))))
}

/** The XMP metadata as a stream that every reader finds, so without compression. */
export function writeXmp(context: PDFContext, metadata: Metadata, claims: Claims): PDFRef {
  const stream = context.stream(Buffer.from(xmp(metadata, claims)), { Type: PDFName.of('Metadata'), Subtype: PDFName.of('XML') })
  return context.register(stream)
}

function xmp({ title, subject, authors, publisher, lang, moment, producer }: Metadata, { ua, archive }: Claims): string {
  const creators = authors.length > 0 ? [authors.join(', ')] : publisher ? [publisher] : []
  const properties = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title>${alternatives(title)}</dc:title>`,
    subject && `<dc:description>${alternatives(subject)}</dc:description>`,
    creators.length > 0 && `<dc:creator>${list('Seq', creators)}</dc:creator>`,
    publisher && `<dc:publisher>${list('Bag', [publisher])}</dc:publisher>`,
    `<dc:language>${list('Bag', [lang])}</dc:language>`,
    `<xmp:CreatorTool>Dossier</xmp:CreatorTool>`,
    moment && `<xmp:CreateDate>${moment}</xmp:CreateDate><xmp:ModifyDate>${moment}</xmp:ModifyDate>`,
    `<pdf:Producer>${escape(producer)}</pdf:Producer>`,
    ua && '<pdfuaid:part>1</pdfuaid:part>',
    archive && `<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>${ua ? extension : ''}`,
  ].filter(Boolean)
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
${namespaces}>
${properties.join('\n')}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

const namespaces = `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`

/** PDF/A asks that a schema which it does not know be described. */
const extension = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>`

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt>`
}

function list(kind: 'Seq' | 'Bag', items: string[]): string {
  return `<rdf:${kind}>${items.map((item) => `<rdf:li>${escape(item)}</rdf:li>`).join('')}</rdf:${kind}>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
