import { nameOfPart, type OptionalPart } from '../model/optional-part.ts'

/** Parts to leave out, least wanted first, and how much of an excess remains when they are gone. */
interface Proposal {
  parts: OptionalPart[]
  rest: number
}

/**
 * Chooses by priority what a brief that is too long may lose: parts of the last priority first, of these the last in the text; what
 * turns out not to be needed is kept.
 *
 * @param gain how much less the brief has without this part, in the unit of the excess
 */
function proposeLoss(parts: readonly OptionalPart[], excess: number, gain: (part: OptionalPart) => number): Proposal {
  const inOrder = parts
    .filter((part) => !part.isLeftOut && gain(part) > 0)
    .toReversed()
    .sort((a, b) => b.priority - a.priority)
  const chosen: OptionalPart[] = []
  for (const part of inOrder) if (gained(chosen, gain) < excess) chosen.push(part)
  const spared = chosen.toReversed().reduce((kept, part) => {
    const without = kept.filter((one) => one !== part)
    return gained(without, gain) >= excess ? without : kept
  }, chosen)
  const needed = withoutNested(spared)
  return { parts: needed, rest: Math.max(0, Math.ceil(excess - gained(needed, gain))) }
}

function gained(parts: readonly OptionalPart[], gain: (part: OptionalPart) => number): number {
  return withoutNested(parts).reduce((sum, part) => sum + gain(part), 0)
}

/** A block within a chapter that goes as a whole is no gain of its own. */
function withoutNested(parts: readonly OptionalPart[]): OptionalPart[] {
  const chapters = new Set(parts.filter(({ kind }) => kind === 'chapter').map(({ name }) => name))
  return parts.filter(({ kind, chapter }) => kind === 'chapter' || !chapters.has(chapter))
}

/** What to do about an excess, for a message's hint. */
export function lossHint(parts: readonly OptionalPart[], excess: number, gain: (part: OptionalPart) => number, unit: string): string {
  const proposal = proposeLoss(parts, excess, gain)
  if (proposal.parts.length === 0) return 'shorten it, or raise the limit'
  const named = proposal.parts.map((part) => `${nameOfPart(part)}, about ${Math.max(1, Math.round(gain(part)))} ${unit}`).join('; ')
  const rest = proposal.rest > 0 ? `; ${proposal.rest} more must go by shortening` : ''
  return `leave out by priority: ${named}${rest}`
}
