import { type Expected, findLosses } from './conserve/find-losses.ts'
import type { Loss } from './conserve/loss.ts'
import { readPrinted } from './conserve/read-printed.ts'
import { finish, type Finished, type Finishing } from './finish/finish.ts'
import type { MarkedPrint } from './finish/marked.ts'

/** What the browser has printed of a document, quire by quire, with what it is to become and what it must hold then. */
export interface Print {
  prints: readonly MarkedPrint[]
  finishing: Finishing
  expected: Expected
}

/** A brief's PDF, with what it does not keep of the text. */
export interface FinishedPrint extends Finished {
  losses: Loss[]
}

/** Makes the PDF of a print, opens it again and holds it against the text. */
export async function finishAndConserve({ prints, finishing, expected }: Print): Promise<FinishedPrint> {
  const finished = await finish(prints, finishing)
  return { ...finished, losses: findLosses(expected, readPrinted(finished.pdf)) }
}
