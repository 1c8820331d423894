/** What the codes of a font, in hexadecimal digits, mean by a `ToUnicode` CMap (ISO 32000-1, 9.10.3), as far as `bfchar` and `bfrange` say it. */
export function readUnicodeMap(cmap: string): Map<string, string> {
  const map = new Map<string, string>()
  for (const [, kind, body] of cmap.matchAll(/begin(bfchar|bfrange)\b(.*?)endbf/gs)) {
    if (kind === 'bfchar') {
      for (const [, code, text] of body!.matchAll(/<(\w+)>\s*<([\w\s]*)>/g)) map.set(code!.toUpperCase(), utf16(text!))
    } else {
      for (const [, first, last, start, list] of body!.matchAll(/<(\w+)>\s*<(\w+)>\s*(?:<([\w\s]*)>|\[(.*?)\])/gs)) {
        const texts = list?.match(/(?<=<)[\w\s]*(?=>)/g)?.map(utf16)
        addRange(map, first!, last!, texts ?? utf16(start!))
      }
    }
  }
  return map
}

function addRange(map: Map<string, string>, first: string, last: string, texts: string | string[]): void {
  const start = Number.parseInt(first, 16)
  for (let step = 0; step <= Number.parseInt(last, 16) - start; step++) {
    const text =
      typeof texts === 'string' ? texts.slice(0, -1) + String.fromCharCode(texts.charCodeAt(texts.length - 1) + step) : texts[step]
    if (text !== undefined) map.set((start + step).toString(16).toUpperCase().padStart(first.length, '0'), text)
  }
}

/** Text from the hexadecimal digits of its UTF-16. */
export function utf16(digits: string): string {
  const units = digits.replaceAll(/\s/g, '').match(/.{4}/g) ?? []
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)))
}

/** A text without what no glyph may mean (ISO 14289-1, 7.21.7). */
export function withoutNothing(text: string): string {
  return text.replaceAll(/[\0\ufeff\ufffe]/g, '')
}
