import { type Expected, findLosses } from './conserve/find-losses.ts'
import type { Loss } from './conserve/loss.ts'
import { readPrinted } from './conserve/read-printed.ts'
import { finish, type Finished, type Finishing } from './finish/finish.ts'

/** A print of the browser's, with what it is to become and what it must hold then. */
export interface Print {
  pdf: Uint8Array
  finishing: Finishing
  expected: Expected
}

/** A brief's PDF, with what it does not keep of the text. */
export interface FinishedPrint extends Finished {
  losses: Loss[]
}

/** Makes the PDF of a print, opens it again and holds it against the text. */
export async function finishAndConserve({ pdf, finishing, expected }: Print): Promise<FinishedPrint> {
  const finished = await finish(pdf, finishing)
  return { ...finished, losses: findLosses(expected, readPrinted(finished.pdf)) }
}
