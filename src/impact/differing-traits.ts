import type { DocumentPart } from '../model/issued.ts'

/** Something of a file that is no text of it, such as the address of a link: what only the issued one has, and what only the file has. */
export interface TraitDifference {
  name: string
  issued: string[]
  found: string[]
}

/** What a paper has only if somebody has put it in. */
const foreign = /^(?:action|annotation|attachment|form field)/u

/** What differs in the traits of two files. Where none were recorded, what the file has that no paper is issued with. */
export function differingTraits(issued: readonly DocumentPart[] | undefined, file: readonly DocumentPart[]): TraitDifference[] {
  if (!issued) return differingTraits([], file.filter(({ name }) => foreign.test(name))) // prettier-ignore
  const names = [...new Set([...issued, ...file].map(({ name }) => name))]
  return names.flatMap((name) => {
    const [was, is] = [valuesOf(issued, name), valuesOf(file, name)]
    const gone = was.filter((value) => !is.includes(value))
    const come = is.filter((value) => !was.includes(value))
    return gone.length + come.length > 0 ? [{ name, issued: gone, found: come }] : []
  })
}

function valuesOf(traits: readonly DocumentPart[], wanted: string): string[] {
  return traits.filter(({ name }) => name === wanted).map(({ text }) => text)
}
