import { parentPort } from 'node:worker_threads'
import { conserve } from './conserve-here.ts'
import type { Answer, Question } from './conserve.ts'

parentPort?.on('message', ({ id, conservation }: Question) => {
  void conserve(conservation).then((losses) => {
    const answer: Answer = { id, losses }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage(answer)
  })
})
