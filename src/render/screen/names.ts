import type { Entity } from '../../model/entity.ts'

/**
 * What the people, bodies and places of a brief are called elsewhere, so that a search for one of their names finds the others. Only
 * of those whose printed name is in the brief, and whom anybody may name: to a cover name nothing may be added.
 *
 * @param text all words of the page
 * @returns for each its forms, the printed ones first
 */
export function otherNames(entities: Iterable<Entity>, text: string): string[][] {
  const words = ` ${fold(text)} `
  return [...entities].flatMap(({ matter }) => {
    if (matter.protection !== 'public') return []
    const forms = [...new Set([matter.name, matter.short ?? '', ...matter.aliases].filter((form) => form !== ''))]
    return forms.length > 1 && forms.some((form) => words.includes(` ${fold(form)} `)) ? [forms] : []
  })
}

/** Words in small letters, each between spaces. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
