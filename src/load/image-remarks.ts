/** Extensions of a GIF that say how it is shown: how often an animation runs. All others are remarks of the program that wrote it. */
const shownBy = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])

/** A GIF without comments, plain text and what programs say of it, such as XMP; what cannot be read to its end is kept from there. */
export function withoutGifRemarks(bytes: Uint8Array): Uint8Array {
  const start = 13 + tableSize(bytes[10] ?? 0)
  const kept = [bytes.subarray(0, start)]
  for (let at = start; at < bytes.length;) {
    const end = blockEnd(bytes, at)
    if (end === undefined || end > bytes.length) return Buffer.concat([...kept, bytes.subarray(at)])
    if (!isRemark(bytes, at)) kept.push(bytes.subarray(at, end))
    if (bytes[at] === 0x3b) break // what follows the end belongs to no picture
    at = end
  }
  return Buffer.concat(kept)
}

function isRemark(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x21) return false
  const label = bytes[at + 1]
  const name = Buffer.from(bytes.subarray(at + 3, at + 14)).toString('latin1')
  return label === 0xfe || label === 0x01 || (label === 0xff && !shownBy.has(name))
}

/** Where a block of a GIF ends: an image, an extension or the trailer; `undefined` for anything else. */
function blockEnd(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at] === 0x3b) return at + 1
  if (bytes[at] === 0x21) return chainEnd(bytes, at + 2)
  return bytes[at] === 0x2c ? chainEnd(bytes, at + 11 + tableSize(bytes[at + 9] ?? 0)) : undefined
}

/** Where a chain of pieces, each behind its length, ends. */
function chainEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
  return at + 1
}

/** Bytes of the colour table that these flags announce. */
function tableSize(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

/** Programs that draw, whose elements and attributes tell of the file's history, the folder of whose author among it. */
const drawingPrograms = /^(?:sodipodi|inkscape|adobe|i|x|graph|dc|cc|rdf|sketch|serif|figma|bx|vectornator|krita|illustrator)$/u

/** A token of SVG: a comment, character data, an instruction, a tag. */
export const svgTokens = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/?[A-Za-z_](?:[^<>"']|"[^"]*"|'[^']*')*>/gu
const attributes = /\s+([\w.-]+):([\w.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/gu

/** An SVG without comments, `<metadata>` and what drawing programs keep in it for themselves. */
export function withoutSvgRemarks(text: string): Uint8Array {
  let inside: { name: string; depth: number } | undefined
  let from = 0
  let kept = ''
  for (const { 0: token, index } of text.matchAll(svgTokens)) {
    if (!inside) kept += text.slice(from, index)
    from = index + token.length
    const [, slash, name] = /^<(\/?)([\w:.-]+)/u.exec(token) ?? []
    const isAlone = token.endsWith('/>')
    if (inside) {
      if (name === inside.name && !isAlone) inside.depth += slash ? -1 : 1
      if (inside.depth === 0) inside = undefined
    } else if (name !== undefined && isOfProgram(name)) inside = slash || isAlone ? undefined : { name, depth: 1 }
    else if (!token.startsWith('<!--') && !/^<\?(?!xml[\s-])/u.test(token)) kept += name === undefined ? token : withoutOwnAttributes(token)
  }
  return Buffer.from(inside ? kept : kept + text.slice(from))
}

function isOfProgram(name: string): boolean {
  const [prefix = '', local] = name.split(':')
  if (local === undefined) return name === 'metadata'
  return local === 'metadata' || drawingPrograms.test(prefix)
}

/** Names of their spaces stay: what is left may still use them. */
function withoutOwnAttributes(tag: string): string {
  return tag.replaceAll(attributes, (whole, prefix: string) => (drawingPrograms.test(prefix) ? '' : whole))
}
