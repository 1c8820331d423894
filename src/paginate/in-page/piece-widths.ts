/** How the texts of an element are set. */
export interface Setting {
  /** An element that is set so. */
  element: Element
  space: number
  hyphen: number
  nowrap: boolean
  /** Widths of pieces of words, and of marks of punctuation, in measured pixels. */
  pieces: Map<string, number>
  marks: Map<string, number>
}

declare function languageOf(element: Element): string

/** What is known of the settings of elements; elements of the same kind in the same surroundings share one. */
export interface Widths {
  settings: Map<Element, Setting>
  named: Map<string, Setting>
  canvas: CanvasRenderingContext2D
}

/** The setting of an element's own texts. */
function settingOf(element: Element, widths: Widths): Setting {
  const known = widths.settings.get(element)
  if (known) return known
  const style = getComputedStyle(element)
  const { font, fontFeatureSettings, fontVariant, letterSpacing, textTransform, whiteSpace } = style
  const name = [languageOf(element), font, fontFeatureSettings, fontVariant, letterSpacing, textTransform, whiteSpace].join('|')
  const setting = widths.named.get(name) ?? measureSetting(element, style, widths)
  widths.named.set(name, setting)
  widths.settings.set(element, setting)
  return setting
}

function measureSetting(element: Element, style: CSSStyleDeclaration, { canvas }: Widths): Setting {
  const { zoom } = globalThis.dossier
  canvas.font = `${style.fontStyle} ${style.fontWeight} 100px ${style.fontFamily}`
  const scale = (Number.parseFloat(style.fontSize) / 100) * zoom
  const spacing = (Number.parseFloat(style.wordSpacing) || 0) * zoom
  return {
    element,
    space: canvas.measureText(' ').width * scale + spacing,
    hyphen: canvas.measureText('-').width * scale,
    nowrap: style.whiteSpace === 'nowrap',
    pieces: new Map(),
    marks: new Map(),
  }
}

/** Measures all pieces at once: each stands by itself on a line, in a column for each setting. */
function measurePieces({ named }: Widths): void {
  const columns = [...named.values()].map((setting) => ({ setting, column: pieceColumn(setting) }))
  document.body.append(...columns.map(({ column }) => column))
  for (const { setting, column } of columns) {
    const spans = column.children
    let index = 0
    for (const piece of setting.pieces.keys()) setting.pieces.set(piece, spans[index++]!.getBoundingClientRect().width)
  }
  for (const { column } of columns) column.remove()
}

function pieceColumn({ element, pieces }: Setting): HTMLElement {
  const style = getComputedStyle(element)
  const column = document.createElement('div')
  for (const property of style)
    if (/^(font|letter|text-(?:transform|rendering))/.test(property)) column.style.setProperty(property, style.getPropertyValue(property))
  Object.assign(column.style, { position: 'absolute', whiteSpace: 'pre' })
  column.lang = languageOf(element)
  for (const piece of pieces.keys()) {
    const span = document.createElement('span')
    span.textContent = piece
    column.append(span, '\n')
  }
  return column
}

export const pieceWidthFunctions = [settingOf, measureSetting, measurePieces, pieceColumn]
