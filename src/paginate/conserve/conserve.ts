import { Worker } from 'node:worker_threads'
import type { Expected } from './find-losses.ts'
import type { Loss } from './loss.ts'

/** What is held against each other. */
export interface Conservation extends Expected {
  pdf: Uint8Array
}

/** A thread that does the work, from before it is needed. */
export interface Conserver {
  /** What the PDF does not keep of the text. */
  findLosses: (conservation: Conservation) => Promise<Loss[]>
  close: () => void
}

/** Starts the thread. It loads what it needs while the browser lays out the pages. */
export function startConserver(): Conserver {
  if (import.meta.url.endsWith('.ts')) return { findLosses: findHere, close: () => {} } // a thread would need a loader for TypeScript
  const worker = new Worker(new URL('worker.js', import.meta.url))
  worker.unref()
  return {
    findLosses: (conservation) =>
      new Promise((resolve, reject) => {
        worker.ref()
        worker.once('message', resolve)
        worker.once('error', reject)
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(conservation)
      }),
    close: () => void worker.terminate(),
  }
}

async function findHere(conservation: Conservation): Promise<Loss[]> {
  const { conserve } = await import('./conserve-here.ts')
  return conserve(conservation)
}
