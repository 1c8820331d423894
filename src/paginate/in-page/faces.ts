/** A face that a document is set in, by a number that the tab knows it by; the file itself, in Base64, comes with it once. */
export interface TabFace {
  id: number
  family: string
  style: string
  weight: string
  woff2?: string
}

/**
 * Makes a tab ready for its next document: nothing of the last one is left, and the document finds just the faces that it brings along.
 * A face that came once stays with the tab, since to send and read it takes longer than a small document takes to be set.
 */
async function readyTab(faces: readonly TabFace[]): Promise<void> {
  const known = (globalThis.dossierFaces ??= new Map<number, FontFace>())
  globalThis.dossier = undefined as never
  globalThis.dossierElsewhere = undefined
  document.adoptedStyleSheets = []
  document.fonts.clear()
  for (const { id, family, style, weight, woff2 } of faces) {
    if (woff2 !== undefined) {
      const bytes = Uint8Array.from(atob(woff2), (letter) => letter.charCodeAt(0))
      known.set(id, new FontFace(family, bytes, { style, weight, display: 'block' }))
    }
    document.fonts.add(known.get(id)!)
  }
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => {})))
}

export const faceFunctions = [readyTab]
