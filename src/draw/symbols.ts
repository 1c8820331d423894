import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, type SymbolType } from 'd3-shape'

const pathOf = (type: SymbolType, area: number) => symbol(type, area)() ?? ''

/** Marks that are told apart by their form. */
export const symbols = {
  dot: pathOf(symbolCircle, 50),
  circle: pathOf(symbolCircle, 70),
  square: pathOf(symbolSquare, 80),
  triangle: pathOf(symbolTriangle, 70),
  diamond: pathOf(symbolDiamond, 70),
  small: pathOf(symbolCircle, 24),
} as const

/** A circle of any size. */
export function circle(radius: number): string {
  return pathOf(symbolCircle, Math.PI * radius * radius)
}
