import { parentPort } from 'node:worker_threads'
import { finishAndConserve } from './finish-and-conserve.ts'
import { type Answer, bufferOf, type Question } from './finisher.ts'

const answer = (answered: Answer, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(answered, transfer)

parentPort?.on('message', ({ id, print }: Question) => {
  finishAndConserve(print).then(
    (finished) => answer({ id, finished }, bufferOf(finished.pdf)),
    (fault: unknown) => answer({ id, fault }),
  )
})
