import { parentPort } from 'node:worker_threads'
import { conserve } from './conserve-here.ts'
import type { Conservation } from './conserve.ts'

parentPort?.on('message', (conservation: Conservation) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void conserve(conservation).then((losses) => parentPort?.postMessage(losses))
})
