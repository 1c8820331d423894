import { hostname } from 'node:os'
import type { Job, Worker } from 'bullmq'
import type { Press } from '../paginate/press.ts'
import { differences, readCheckout, secretOf } from './checkout.ts'
import { connect, type Connection } from './connect.ts'
import { type BriefJob, buildKey, parcelKey, prefix, queueName, type Sign } from './job.ts'
import { packParcel } from './parcel.ts'
import { buildForOthers, type Workshop } from './workshop.ts'

export interface Serving {
  /** Absolute path of the project's folder. */
  root: string
  url: string
  /** How many briefs are built at once. */
  jobs: number
  press: Press
  say: (line: string) => void
}

interface Hand extends Serving, Connection, Workshop {
  name: string
  /** The jobs that were refused: where they come again, nobody else is there, and there is no hurry. */
  refused: Set<string>
  rest: (milliseconds: number) => void
}

// a worker that is killed is missed after `lock`; a brief during which three are is given up
const [lockDuration, stalledInterval, maxStalledCount] = [20_000, 5_000, 2]
/** What is given back comes behind all others, and before who gave it back looks again: another that waits has it then. */
const backAfter = 200
const [restAfterNew, restAfterKnown] = [300, 3_000]
const parcelsLast = 600_000

/**
 * Builds briefs for others until it is told to end: the function that it gives takes no more, and waits for those in hand.
 *
 * @throws EnvironmentFault where BullMQ is not installed, or no server answers.
 */
export async function serve(serving: Serving): Promise<() => Promise<void>> {
  const line = await connect(serving.url, serving.say)
  const hand: Hand = {
    ...serving,
    ...line,
    name: `${hostname()}:${process.pid}`,
    opened: undefined,
    refused: new Set(),
    rest: () => {},
  }
  const options = { connection: line.client, prefix, concurrency: serving.jobs, lockDuration, stalledInterval, maxStalledCount }
  const worker = new line.bull.Worker<BriefJob>(queueName, (job, token) => work(hand, job, token ?? ''), options)
  worker.on('error', () => {}) // the client says when the server is away
  hand.rest = (milliseconds) => void rest(worker, milliseconds)
  await worker.waitUntilReady()
  return async () => {
    await worker.close()
    line.client.disconnect()
  }
}

/** Takes nothing for a while, so that others come to what this one cannot do. */
async function rest(worker: Worker, milliseconds: number): Promise<void> {
  if (worker.isPaused()) return
  await worker.pause(true)
  setTimeout(() => worker.resume(), milliseconds).unref()
}

async function work(hand: Hand, job: Job<BriefJob>, token: string): Promise<void> {
  const { build, brief, proof } = job.data
  const id = job.id ?? ''
  if ((await hand.client.exists(buildKey(build))) === 0) return // nobody waits for it any more
  const checkout = readCheckout(hand.root)
  const differs = differences(checkout, proof, build)
  if (differs.length > 0) return refuse(hand, job, token, differs)
  tell(job, { kind: 'begun', worker: hand.name })
  const started = performance.now()
  try {
    const parcel = await buildForOthers(hand, secretOf(checkout), job.data, (stage, counted) =>
      tell(job, { kind: 'stage', stage, counted }),
    )
    await hand.client.set(parcelKey(id), await packParcel(parcel, secretOf(checkout), id), 'PX', parcelsLast)
    const outcome = parcel.files.size === 0 ? 'has errors' : 'built'
    hand.say(`${brief}: ${outcome} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault)
    hand.say(`${brief}: not built: ${reason}`)
    tell(job, { kind: 'failed', worker: hand.name, reason })
    hand.rest(restAfterKnown)
    throw fault
  }
}

/** Gives a job back that was made from other files. */
async function refuse(hand: Hand, job: Job<BriefJob>, token: string, differs: string[]): Promise<never> {
  const id = job.id ?? ''
  const isKnown = hand.refused.has(id)
  if (!isKnown) hand.say(`${job.data.brief}: refused: this checkout is not that of the build (${differs.join(', ')})`)
  await job.updateProgress({ kind: 'refused', worker: hand.name, differs } satisfies Sign)
  hand.rest(isKnown ? restAfterKnown : restAfterNew)
  hand.refused.add(id)
  await job.moveToDelayed(Date.now() + backAfter, token)
  throw new hand.bull.DelayedError()
}

/** That nobody hears it is no fault of the work. */
function tell(job: Job<BriefJob>, sign: Sign): void {
  job.updateProgress(sign).catch(() => {})
}
