import { Worker } from 'node:worker_threads'
import type { Expected } from './find-losses.ts'
import type { Loss } from './loss.ts'

/** What is held against each other. */
export interface Conservation extends Expected {
  pdf: Uint8Array
}

/** A thread that does the work for all briefs of a run. */
export interface Conserver {
  /** Starts the thread, if it is not there yet: best while the browser lays out the pages, since it takes its time to load. */
  prepare: () => void
  /** What the PDF does not keep of the text. */
  findLosses: (conservation: Conservation) => Promise<Loss[]>
  close: () => void
}

/** Makes a conserver; its thread lives from when it is first needed until it is closed, and keeps no process alive. */
export function makeConserver(): Conserver {
  if (import.meta.url.endsWith('.ts')) return { prepare: () => {}, findLosses: findHere, close: () => {} } // a thread would need a loader for TypeScript
  let thread: Thread | undefined
  const started = () => (thread ??= startThread(() => (thread = undefined)))
  return { prepare: () => void started(), findLosses: (conservation) => started().ask(conservation), close: () => thread?.end() }
}

interface Thread {
  ask: (conservation: Conservation) => Promise<Loss[]>
  end: () => void
}

/** What a thread is asked, and what it answers. */
export type Question = { id: number; conservation: Conservation }
export type Answer = { id: number; losses: Loss[] }

function startThread(onEnd: () => void): Thread {
  const worker = new Worker(new URL('worker.js', import.meta.url))
  const waiting = new Map<number, { resolve: (losses: Loss[]) => void; reject: (fault: unknown) => void }>()
  let asked = 0
  worker.unref()
  worker.on('message', ({ id, losses }: Answer) => {
    waiting.get(id)?.resolve(losses)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
  })
  worker.on('error', (fault) => {
    onEnd()
    for (const { reject } of waiting.values()) reject(fault)
  })
  const ask = (conservation: Conservation) =>
    new Promise<Loss[]>((resolve, reject) => {
      const id = asked++
      waiting.set(id, { resolve, reject })
      worker.ref()
      const question: Question = { id, conservation }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(question)
    })
  return { ask, end: () => void worker.terminate() }
}

async function findHere(conservation: Conservation): Promise<Loss[]> {
  const { conserve } = await import('./conserve-here.ts')
  return conserve(conservation)
}
