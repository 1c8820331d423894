/** What a character does to the folded text. */
export const Kind = { plain: 0, space: 1, nothing: 2, dash: 3, mark: 4, guillemet: 5, ligature: 6, ellipsis: 7 } as const

export const ligatures = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st']
export const firstLigature = 0xfb00

/** By UTF-16 unit. */
export const kinds = makeKinds()

function makeKinds(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const put = (kind: number, codes: readonly (number | readonly [number, number])[]) => {
    for (const code of codes) {
      const [from, to] = typeof code === 'number' ? [code, code] : code
      table.fill(kind, from, to + 1)
    }
  }
  put(Kind.space, [
    [0x09, 0x0d],
    0x1c,
    0x1d,
    0x1e,
    0x1f,
    0x20,
    0x85,
    0xa0,
    0x1680,
    [0x2000, 0x200a],
    0x2028,
    0x2029,
    0x202f,
    0x205f,
    0x3000,
  ])
  put(Kind.nothing, [0xad, [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x2064], [0x2066, 0x2069], [0xfe00, 0xfe0f], 0xfeff])
  put(Kind.dash, [0x2d, [0x2010, 0x2015], 0x2043, 0x2212, 0x2e3a, 0x2e3b, 0xfe58, 0xfe63])
  put(Kind.mark, [0x22, 0x27, 0x60, 0xb4, 0x2bb, 0x2bc, [0x2018, 0x201f]])
  put(Kind.guillemet, [0xab, 0xbb, 0x2039, 0x203a])
  put(Kind.ligature, [[firstLigature, 0xfb06]])
  put(Kind.ellipsis, [0x2026])
  return table
}
