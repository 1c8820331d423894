import type { Leaves } from './state.ts'

/** Finds by how much the text after each float moves up without it: all are hidden at once, and what is above and below is looked at. */
function measureFloats(floats: Leaves['floats']): void {
  const gapAt = ({ element }: Leaves['floats'][number]) => {
    const [before, after] = [element.previousElementSibling, element.nextElementSibling]
    return after === null ? 0 : after.getBoundingClientRect().top - before!.getBoundingClientRect().bottom
  }
  const shown = floats.map(gapAt)
  for (const { element } of floats) element.hidden = true
  const hidden = floats.map(gapAt)
  for (const [index, { container, element }] of floats.entries()) {
    element.hidden = false
    container.saved = shown[index]! - hidden[index]!
  }
}

export const floatFunctions = [measureFloats]
