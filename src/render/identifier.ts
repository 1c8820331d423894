/** How the ids of footnotes begin: nothing else may have such an id. */
const footnoteId = /^fn(ref)?-\d/

/**
 * An id from a title: lower-case letters and digits of any script, joined by hyphens.
 * The same title gives the same id, however its accents are encoded; a title without letters gives `fallback`.
 */
export function identifier(title: string, fallback: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  const id = words?.join('-') ?? fallback
  return footnoteId.test(id) ? `${fallback}-${id}` : id
}

/** Gives out the ids of one page. */
export interface IdRegister {
  /** Takes an id; a second asker gets `-2`, a third `-3`. */
  claim: (id: string) => string
  isTaken: (id: string) => boolean
}

/** A register in which only `main`, where the page's skip link leads, and the ids of footnotes are taken. */
export function idRegister(): IdRegister {
  const taken = new Set(['main'])
  const isTaken = (id: string) => taken.has(id) || footnoteId.test(id)
  const claim = (id: string) => {
    const stem = footnoteId.test(id) ? `id-${id}` : id
    let free = stem
    for (let count = 2; taken.has(free); count++) free = `${stem}-${count}`
    taken.add(free)
    return free
  }
  return { claim, isTaken }
}
