import { randomUUID } from 'node:crypto'
import { relative, sep } from 'node:path'
import type { Queue, QueueEvents } from 'bullmq'
import { EnvironmentFault } from '../model/fault.ts'
import type { ReadBrief } from '../pipeline/each-brief.ts'
import type { QueueOptions, Stage } from '../pipeline/reports.ts'
import { type Checkout, proofOf, secretOf } from './checkout.ts'
import { connect, type Connection } from './connect.ts'
import { attempts, type BriefJob, buildKey, lockKey, parcelKey, prefix, queueName, type Sign } from './job.ts'
import { openParcel, type Parcel } from './parcel.ts'

/** Where a build hands briefs to workers and takes back what they made. */
export interface Office {
  /** @param isSound whether what came back is what this build asked for; else the brief is handed out again */
  handOut: (read: ReadBrief, isSound: (parcel: Parcel) => boolean) => Promise<Parcel | EnvironmentFault>
  close: () => Promise<void>
}

interface Asking {
  root: string
  out: string
  checkout: Checkout
  options: QueueOptions
  progress: ((stage: Stage, brief: string | undefined, counted: string) => void) | undefined
}

/** A brief that is with the workers. */
interface Errand {
  id: string
  read: ReadBrief
  isSound: (parcel: Parcel) => boolean
  settle: (outcome: Parcel | EnvironmentFault) => void
  /** How often it was handed out; a server may lose what it was given. */
  round: number
  isBegun: boolean
}

interface Desk extends Asking, Connection {
  build: string
  queue: Queue<BriefJob>
  events: QueueEvents
  errands: Map<string, Errand>
  /** When somebody last showed that the build goes on. */
  lastSign: number
  refusals: Set<string>
}

const tickEvery = 2_000
const aliveFor = 15_000
const maxRounds = 5

export async function openOffice(asking: Asking): Promise<Office> {
  const line = await connect(asking.options.url, asking.options.say ?? (() => {}))
  const options = { connection: line.client, prefix }
  const queue = new line.bull.Queue<BriefJob>(queueName, options)
  const events = new line.bull.QueueEvents(queueName, options)
  queue.on('error', () => {}) // the client says when the server is away
  events.on('error', () => {})
  const desk: Desk = {
    ...asking,
    ...line,
    build: randomUUID(),
    queue,
    events,
    errands: new Map(),
    lastSign: Date.now(),
    refusals: new Set(),
  }
  events.on('progress', ({ jobId, data }) => hear(desk, jobId, data as unknown as Sign))
  for (const name of ['completed', 'failed'] as const)
    events.on(name, ({ jobId }: { jobId: string }) => void look(desk, jobId).catch(() => {})) // the next tick looks again
  await events.waitUntilReady()
  await heartbeat(desk)
  const timer = setInterval(() => void tick(desk), tickEvery)
  return {
    handOut: (read, isSound) =>
      new Promise((settle) => void submit(desk, { id: '', read, isSound, settle, round: 0, isBegun: false }, desk.errands.size === 0)),
    close: async () => {
      clearInterval(timer)
      await closeDesk(desk)
    },
  }
}

async function heartbeat({ client, build }: Desk): Promise<void> {
  await client.set(buildKey(build), '', 'PX', aliveFor)
}

/** Hands a brief out; who waited for nobody begins to wait now. */
async function submit(desk: Desk, errand: Errand, isFirst: boolean): Promise<void> {
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
  const backoff = { type: 'fixed', delay: 1_000 }
  await queue.add('brief', job, { jobId: next.id, attempts, backoff, removeOnComplete: true, removeOnFail: { age: 600 } }).catch(() => {})
}

function hear(desk: Desk, id: string, sign: Sign): void {
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
async function look(desk: Desk, id: string): Promise<void> {
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

function conclude({ errands }: Desk, errand: Errand, outcome: Parcel | EnvironmentFault): void {
  if (errands.delete(errand.id)) errand.settle(outcome)
}

function failure({ read }: Errand, reason: string): EnvironmentFault {
  return new EnvironmentFault(
    `no worker could build ${read.brief.name}: ${reason}`,
    `it was tried ${attempts} times; build it on this machine, without --queue, to see more`,
  )
}

/** Shows that the build still waits, looks after every brief, and gives up where nothing moves any more. */
async function tick(desk: Desk): Promise<void> {
  const { client, errands, options, address } = desk
  const wait = options.wait ?? 60
  if (errands.size > 0 && Date.now() - desk.lastSign > wait * 1_000) {
    const isAway = client.status !== 'ready'
    const fault = isAway
      ? new EnvironmentFault(`the queue at ${address} did not answer for ${wait} s`, 'start the server, and build again')
      : new EnvironmentFault(
          `no worker took up a brief for ${wait} s`,
          `start \`dossier worker --queue ${address}\` in a checkout of the same files, or wait longer with --wait`,
        )
    for (const errand of errands.values()) conclude(desk, errand, fault)
    return
  }
  if (client.status !== 'ready') return
  try {
    await heartbeat(desk)
    const begun = [...errands.values()].filter(({ isBegun }) => isBegun).map(({ id }) => lockKey(id))
    if (begun.length > 0 && (await client.exists(...begun)) > 0) desk.lastSign = Date.now()
    await Promise.all([...errands.keys()].map((id) => look(desk, id)))
  } catch {
    // the server went away meanwhile; the next tick looks again
  }
}

/** What nobody waits for any more is not left to the workers. */
async function closeDesk({ client, queue, events, build }: Desk): Promise<void> {
  if (client.status === 'ready') {
    const left = await queue.getJobs(['waiting', 'delayed', 'failed']).catch(() => [])
    const own = left.filter((job) => job?.data.build === build)
    await Promise.allSettled([client.del(buildKey(build)), ...own.map((job) => job.remove())])
  }
  await Promise.allSettled([events.close(), queue.close()])
  client.disconnect()
}
