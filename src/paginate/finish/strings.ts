import { PDFHexString, type PDFName, PDFString } from '@cantoo/pdf-lib'

/** A text string (ISO 32000-1, 7.9.2.2): ASCII as it stands, all else in UTF-16 with a byte order mark. */
export function textString(text: string): PDFString | PDFHexString {
  return /^[\x20-\x7e]*$/.test(text) ? PDFString.of(text.replace(/[\\()]/g, String.raw`\$&`)) : PDFHexString.fromText(text)
}

/** The letters of a name that needs no escapes, such as the type of a tag: the library looks for some at each letter. */
export function plainName(name: PDFName): string {
  return name.asString().slice(1)
}
