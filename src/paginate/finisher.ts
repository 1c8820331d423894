import { Worker } from 'node:worker_threads'
import type { FinishedPrint, Print } from './finish-and-conserve.ts'

/** A thread that does what is left to do when the browser has printed, for all briefs of a run. */
export interface Finisher {
  /** Starts the thread, if it is not there yet: best while the browser lays out the pages, since it takes its time to load. */
  prepare: () => void
  /** Makes the PDF of a print, and tells what it does not keep of the text. The print is given away. */
  finish: (print: Print) => Promise<FinishedPrint>
  close: () => void
}

/** Makes a finisher; its thread lives from when it is first needed until it is closed, and keeps no process alive. */
export function makeFinisher(): Finisher {
  if (import.meta.url.endsWith('.ts')) return { prepare: () => {}, finish: finishHere, close: () => {} } // a thread would need a loader for TypeScript
  let thread: Thread | undefined
  const started = () => (thread ??= startThread(() => (thread = undefined)))
  return { prepare: () => void started(), finish: (print) => started().ask(print), close: () => thread?.end() }
}

interface Thread {
  ask: (print: Print) => Promise<FinishedPrint>
  end: () => void
}

/** What a thread is asked, and what it answers. */
export type Question = { id: number; print: Print }
export type Answer = { id: number } & ({ finished: FinishedPrint } | { fault: unknown })

function startThread(onEnd: () => void): Thread {
  const worker = new Worker(new URL('finisher-thread.js', import.meta.url))
  const waiting = new Map<number, { resolve: (finished: FinishedPrint) => void; reject: (fault: unknown) => void }>()
  let asked = 0
  worker.unref()
  worker.on('message', (answer: Answer) => {
    if ('finished' in answer) waiting.get(answer.id)?.resolve(answer.finished)
    else waiting.get(answer.id)?.reject(answer.fault)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
  })
  worker.on('error', (fault) => {
    onEnd()
    for (const { reject } of waiting.values()) reject(fault)
  })
  const ask = (print: Print) =>
    new Promise<FinishedPrint>((resolve, reject) => {
      const id = asked++
      waiting.set(id, { resolve, reject })
      worker.ref()
      const question: Question = { id, print }
      worker.postMessage(question, bufferOf(print.pdf))
    })
  return { ask, end: () => void worker.terminate() }
}

/** The memory that a file fills by itself, to be handed over instead of copied: the sender has it no more. */
export function bufferOf({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}

async function finishHere(print: Print): Promise<FinishedPrint> {
  const { finishAndConserve } = await import('./finish-and-conserve.ts')
  return finishAndConserve(print)
}
