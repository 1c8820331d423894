import { PDFHexString, type PDFName, PDFString } from '@cantoo/pdf-lib'

/** A text string (ISO 32000-1, 7.9.2.2): ASCII as it stands, all else in UTF-16 with a byte order mark. */
export function textString(text: string): PDFString | PDFHexString {
  return /^[\x20-\x7e]*$/.test(text) ? PDFString.of(text.replace(/[\\()]/g, String.raw`\$&`)) : PDFHexString.fromText(text)
}

const texts = new WeakMap<PDFName, string>()

/** What a name says. The library keeps one of each, and spells it anew whenever it is asked: for every tag its type. */
export function textOfName(name: PDFName): string {
  const text = texts.get(name) ?? name.decodeText()
  texts.set(name, text)
  return text
}
