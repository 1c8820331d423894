import { parentPort } from 'node:worker_threads'
import { EnvironmentFault } from '../model/fault.ts'
import { makePress } from './press-here.ts'
import type { Answer, Opened, Question, Taken } from './press.ts'

const press = makePress((browser) => answer({ browser: browser.process()?.pid }))

parentPort?.on('message', (question: Question) => {
  const { id } = question
  work(question).then(
    (value) => answer({ id, value }),
    // an error of a class of ours does not come through as such
    (fault: unknown) => answer(fault instanceof EnvironmentFault ? { id, message: fault.message, hint: fault.hint } : { id, fault }),
  )
})

async function work(question: Question): Promise<unknown> {
  if ('print' in question) return press.print(question.print, () => answer({ printed: question.id }))
  if ('version' in question) return press.version()
  if ('rehearse' in question) return press.rehearse(question.rehearse)
  return press.close()
}

function answer(answered: Answer | Opened | Taken): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(answered)
}
