import { accountFunctions } from './account.ts'
import { characterFunctions } from './characters.ts'
import { collectFunctions } from './collect.ts'
import { cutFunctions } from './cut.ts'
import { dashFunctions } from './dashes.ts'
import { fitFunctions } from './fit.ts'
import { floatFunctions } from './floats.ts'
import { folioFunctions } from './folios.ts'
import { furnishFunctions } from './furnish.ts'
import { gridFunctions } from './grid.ts'
import { hangingFunctions } from './hanging.ts'
import { hyphenFunctions } from './hyphens.ts'
import { evenLineFunctions } from './even-lines.ts'
import { faceFunctions } from './faces.ts'
import { lineEndFunctions } from './line-ends.ts'
import { lineNumberFunctions } from './line-numbers.ts'
import { lineFunctions } from './lines.ts'
import { lookFunctions } from './look.ts'
import { markFunctions } from './mark.ts'
import { measureFunctions } from './measure.ts'
import { moveFunctions } from './move.ts'
import { pageGridFunctions } from './page-grid.ts'
import { partFunctions } from './part.ts'
import { pieceWidthFunctions } from './piece-widths.ts'
import { prepareFunctions } from './prepare.ts'
import { quireFunctions } from './quire.ts'
import { setLineFunctions } from './set-lines.ts'
import { sliceFunctions } from './slice.ts'
import { tableFunctions } from './tables.ts'
import { textFunctions } from './texts.ts'
import { totalFitFunctions } from './total-fit.ts'
import { unseenFunctions } from './unseen.ts'

/**
 * Everything that runs in the page, as one script. The modules of this folder import nothing but types, so that the text of
 * their functions is all there is of them. `__name` is what a transpiler may wrap functions in.
 */
const script = [
  'const __name = (value) => value',
  ...[...faceFunctions, ...quireFunctions, ...accountFunctions, ...markFunctions].map(String),
  ...[
    textFunctions,
    prepareFunctions,
    fitFunctions,
    floatFunctions,
    hyphenFunctions,
    dashFunctions,
    totalFitFunctions,
    hangingFunctions,
    setLineFunctions,
    pieceWidthFunctions,
    evenLineFunctions,
    lineEndFunctions,
    collectFunctions,
    lineFunctions,
    measureFunctions,
  ]
    .flat()
    .map(String),
  ...[
    characterFunctions,
    cutFunctions,
    partFunctions,
    tableFunctions,
    sliceFunctions,
    gridFunctions,
    pageGridFunctions,
    lineNumberFunctions,
    folioFunctions,
    furnishFunctions,
    moveFunctions,
    lookFunctions,
    unseenFunctions,
  ]
    .flat()
    .map(String),
].join('\n')

/** What is called from outside. */
const entries = [
  'partDocument',
  'readyTab',
  'readText',
  'readQuire',
  'measureColumns',
  'move',
  'furnish',
  'fillPageNumbers',
  'readPages',
  'mark',
] as const

/** What a tab is given once: the functions, out of reach of anything that a document may name. */
export const inPageScript = `globalThis.dossierPage = (() => {\n${script}\nreturn { ${entries.join(', ')} }\n})(); 0`

/** An expression that calls one of the functions with plain data. */
export function callInPage(name: (typeof entries)[number], ...data: unknown[]): string {
  return `dossierPage.${name}(${data.map((value) => JSON.stringify(value)).join(', ')})`
}
