import { relative, sep } from 'node:path'
import type { Queue, QueueEvents } from 'bullmq'
import { EnvironmentFault } from '../model/fault.ts'
import type { ReadBrief } from '../pipeline/each-brief.ts'
import type { QueueOptions, Stage } from '../pipeline/reports.ts'
import { type Checkout, proofOf, secretOf } from './checkout.ts'
import type { Connection } from './connect.ts'
import { attempts, type BriefJob, buildKey, parcelKey, type Sign } from './job.ts'
import { openParcel, type Parcel } from './parcel.ts'

/** Whose briefs are handed out, and how. */
export interface Asking {
  root: string
  out: string
  checkout: Checkout
  options: QueueOptions
  progress: ((stage: Stage, brief: string | undefined, counted: string) => void) | undefined
}

/** A brief that is with the workers. */
export interface Errand {
  id: string
  read: ReadBrief
  isSound: (parcel: Parcel) => boolean
  settle: (outcome: Parcel | EnvironmentFault) => void
  /** How often it was handed out; a server may lose what it was given. */
  round: number
  isBegun: boolean
}

/** What an office works with. */
export interface Desk extends Asking, Connection {
  build: string
  queue: Queue<BriefJob>
  events: QueueEvents
  errands: Map<string, Errand>
  /** When somebody last showed that the build goes on. */
  lastSign: number
  refusals: Set<string>
}

const maxRounds = 5
const aliveFor = 15_000

/** Says that the build waits for its briefs: a worker leaves what nobody waits for. */
export async function heartbeat({ client, build }: Desk): Promise<void> {
  await client.set(buildKey(build), '', 'PX', aliveFor)
}

/** Hands a brief out; who waited for nobody begins to wait now. */
export async function submit(desk: Desk, errand: Errand, isFirst: boolean): Promise<void> {
  const { build, queue, errands, root, out, checkout } = desk
  if (isFirst) desk.lastSign = Date.now()
  errands.delete(errand.id)
  const next = { ...errand, id: `${build}-${errand.read.brief.name}-${errand.round + 1}`, round: errand.round + 1, isBegun: false }
  errands.set(next.id, next)
  const job = {
    build,
    brief: errand.read.brief.name,
    folder: errand.read.folder,
    out: relative(root, out).split(sep).join('/'),
    proof: proofOf(checkout, build),
  }
  const options = { jobId: next.id, attempts, backoff: { type: 'fixed', delay: 1_000 }, removeOnComplete: true, removeOnFail: { age: 600 } }
  try {
    // a server that is back may have forgotten that the build waits
    await Promise.all([heartbeat(desk), queue.add('brief', job, options)])
  } catch {
    // the server is away; the next tick looks again
  }
}

/** Hears what a worker says of a brief. */
export function hear(desk: Desk, id: string, sign: Sign): void {
  const errand = desk.errands.get(id)
  if (!errand) return
  const { name } = errand.read.brief
  const say = desk.options.say ?? (() => {})
  if (sign.kind === 'refused') {
    const what = `${sign.worker} has another checkout (${sign.differs.join(', ')}) and does not take part`
    if (!desk.refusals.has(what)) say(what)
    desk.refusals.add(what)
    return
  }
  desk.lastSign = Date.now()
  errand.isBegun = true
  if (sign.kind === 'stage' && sign.stage !== 'publish') desk.progress?.(sign.stage, name, sign.counted)
  if (sign.kind === 'failed') say(`${sign.worker} could not build ${name}: ${sign.reason}`)
}

/** Looks whether a brief has come back. The parcel counts, not what is told of the job: that may be lost. */
export async function look(desk: Desk, id: string): Promise<void> {
  const errand = desk.errands.get(id)
  if (!errand) return
  const bytes = await desk.client.getBuffer(parcelKey(id))
  if (bytes) return receive(desk, errand, bytes)
  const job = await desk.queue.getJob(id)
  const isFailed = (await job?.isFailed()) ?? false
  if (job && !isFailed) return
  const late = await desk.client.getBuffer(parcelKey(id)) // it may have come, and its job gone, since the first look
  if (late) return receive(desk, errand, late)
  if (isFailed) {
    conclude(desk, errand, failure(errand, job?.failedReason ?? ''))
    await job?.remove().catch(() => {})
  } else await again(desk, errand)
}

async function receive(desk: Desk, errand: Errand, bytes: Buffer): Promise<void> {
  const parcel = await openParcel(bytes, secretOf(desk.checkout), errand.id)
  await desk.client.del(parcelKey(errand.id))
  if (!desk.errands.has(errand.id)) return // two looks at once
  desk.lastSign = Date.now()
  if (parcel && errand.isSound(parcel)) conclude(desk, errand, parcel)
  else await again(desk, errand)
}

async function again(desk: Desk, errand: Errand): Promise<void> {
  if (!desk.errands.has(errand.id)) return
  if (errand.round < maxRounds) await submit(desk, errand, false)
  else conclude(desk, errand, failure(errand, 'what comes back was made from other files, or is lost each time'))
}

/** Settles what became of a brief, the first time. */
export function conclude({ errands }: Desk, errand: Errand, outcome: Parcel | EnvironmentFault): void {
  if (errands.delete(errand.id)) errand.settle(outcome)
}

function failure({ read }: Errand, reason: string): EnvironmentFault {
  return new EnvironmentFault(
    `no worker could build ${read.brief.name}: ${reason}`,
    `it was tried ${attempts} times; build it on this machine, without --queue, to see more`,
  )
}
