import type { RareCharacter } from '../check-fonts.ts'

/** Characters outside the alphabets that every text face has, by the faces that they are set in, each with its word. */
function rareCharacters(): RareCharacter[] {
  const rare = /[^\p{ASCII}\u00a0-\u00ff\u2010-\u2014\u2018-\u201e\u2026\u0410-\u044f\p{Default_Ignorable_Code_Point}\p{Cc}]/u
  const found = new Map<string, RareCharacter>()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode as Text
    if (!parentElement || !rare.test(data) || !parentElement.checkVisibility()) continue
    const families = getComputedStyle(parentElement).fontFamily
    for (const character of data) {
      if (!rare.test(character) || found.has(families + character)) continue
      const word = data.split(/\s+/).find((candidate) => candidate.includes(character)) ?? ''
      found.set(families + character, { families, character, word: word.slice(0, 40) })
    }
  }
  return [...found.values()]
}

export const characterFunctions = [rareCharacters]
