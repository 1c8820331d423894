import { Worker } from 'node:worker_threads'
import { EnvironmentFault } from '../model/fault.ts'
import type { Noticed } from '../model/message.ts'
import type { RehearsalFiles } from '../model/rehearsal-files.ts'
import type { PageParts, Pages, PrintedBrief } from './paginate.ts'
import { removeOwnProfiles } from './profile.ts'

/** A brief's page that is to be printed; plain data, so that it can go to another thread. */
export interface PrintJob extends Required<Omit<PageParts, 'onPrinted'>> {
  /** The finished page, with its styles and pictures in it. */
  html: string
  brief: PrintedBrief
}

/** Prints the briefs of a run: it has the browser, and does all that is done with what it prints. */
export interface Press {
  /**
   * Makes a brief's pages, once more with another browser where the one at hand died.
   *
   * @param onPrinted is told when the browser has done its part
   * @throws EnvironmentFault where there is no usable browser, or it ends or hangs.
   */
  print: (job: PrintJob, onPrinted?: () => void) => Promise<Noticed<Pages>>
  /** Name and version of the browser. @throws EnvironmentFault where there is none. */
  version: () => Promise<string>
  /** Prints a page for practice, while there is nothing to print yet; once in the life of a press. */
  rehearse: (files: RehearsalFiles) => void
  /** Comes when the browser is gone. */
  close: () => Promise<void>
}

/** What the thread is asked, what it answers, a print that it has taken, and the process of a browser that it has opened. */
export type Question = { id: number } & ({ print: PrintJob } | { version: true } | { rehearse: RehearsalFiles } | { close: true })
export type Opened = { browser: number | undefined }
export type Taken = { printed: number }
export type Answer = { id: number } & ({ value: unknown } | { fault: unknown } | { message: string; hint: string })

/**
 * Starts a press in a thread of its own, so that preparing the next brief and talking with the browser do not wait for each other. That
 * there is no browser shows only where one is really needed. The thread keeps no process alive.
 */
export function startPress(): Press {
  // TypeScript as it stands would need a loader in the thread
  const press = import.meta.url.endsWith('.ts') ? pressHere() : pressInThread()
  let hasRehearsed = false
  const rehearse: Press['rehearse'] = (files) => {
    if (!hasRehearsed) press.rehearse(files)
    hasRehearsed = true
  }
  return { ...press, rehearse }
}

function pressHere(): Press {
  const press = import('./press-here.ts').then(({ makePress }) => makePress())
  return {
    print: async (job, onPrinted) => (await press).print(job, onPrinted),
    version: async () => (await press).version(),
    rehearse: (files) => void press.then(({ rehearse }) => rehearse(files)),
    close: async () => (await press).close(),
  }
}

function pressInThread(): Press {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: unknown) => void; onPrinted?: () => void }>()
  const worker = new Worker(new URL('press-thread.js', import.meta.url))
  const browsers = new Set<number>()
  process.once('exit', () => clearAway(browsers)) // a thread that ends with the process does not come to it
  worker.unref()
  const settle = (id: number) => {
    const asker = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
    return asker
  }
  worker.on('message', (answer: Answer | Opened | Taken) => {
    if ('browser' in answer) return void (answer.browser && browsers.add(answer.browser))
    if ('printed' in answer) return waiting.get(answer.printed)?.onPrinted?.()
    const asker = settle(answer.id)
    if ('value' in answer) asker?.resolve(answer.value)
    else asker?.reject('hint' in answer ? new EnvironmentFault(answer.message, answer.hint) : answer.fault)
  })
  worker.on('error', (fault) => {
    for (const id of waiting.keys()) settle(id)?.reject(fault)
  })
  let asked = 0
  const ask = (question: Omit<Question, 'id'>, onPrinted?: () => void): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = asked++
      waiting.set(id, { resolve, reject, ...(onPrinted && { onPrinted }) })
      worker.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage({ ...question, id })
    })
  let closing: Promise<void> | undefined
  return {
    print: (job, onPrinted) => ask({ print: job }, onPrinted) as Promise<Noticed<Pages>>,
    version: () => ask({ version: true }) as Promise<string>,
    rehearse: (files) => void ask({ rehearse: files }).catch(() => {}),
    close: () =>
      (closing ??= ask({ close: true }).then(
        () => {
          browsers.clear()
          void worker.terminate()
        },
        () => {},
      )),
  }
}

/** Ends browsers that are still there, each with all its processes, and what they had written. */
function clearAway(browsers: ReadonlySet<number>): void {
  for (const pid of browsers) {
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
    } catch {
      // it is gone already
    }
  }
  removeOwnProfiles()
}
