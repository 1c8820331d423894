declare module 'subset-font' {
  interface Options {
    targetFormat: 'truetype' | 'woff' | 'woff2'
    /** OpenType features by their tags; all of the font where left out. */
    keepFeatures?: string[]
    dropTables?: string[]
    noHinting?: boolean
  }
  /** The font with the glyphs that the characters of a text may need. */
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>
}
