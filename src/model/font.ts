/** One face of a bundled font, as it goes into a page. */
export interface Font {
  /** What style sheets call it: `Dossier Text`, `Dossier Note`, `Dossier Display`, `Dossier Sans` or `Dossier Arabic`. */
  family: string
  style: 'normal' | 'italic'
  weight: number
  /** Per cent of the type size in which it goes with the other faces; 100 where left out. */
  size?: number
  /** The WOFF2 file in Base64, ready for a `data:` URL. */
  woff2: string
}

/** A face that a page needs, and what it needs of it. */
export interface NeededFace extends Font {
  /** The characters that may be set in it, each once. */
  characters: string
  /** The OpenType features that the page asks for; all of the font where left out. */
  features?: readonly string[]
}
