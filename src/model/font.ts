/** One face of a bundled font, as it goes into a page. */
export interface Font {
  /** What style sheets call it: `Dossier Text`, `Dossier Note`, `Dossier Display` or `Dossier Sans`. */
  family: string
  style: 'normal' | 'italic'
  weight: number
  /** The WOFF2 file in Base64, ready for a `data:` URL. */
  woff2: string
}
