import { randomUUID } from 'node:crypto'
import { EnvironmentFault } from '../model/fault.ts'
import type { ReadBrief } from '../pipeline/each-brief.ts'
import { connect } from './connect.ts'
import { type Asking, conclude, type Desk, hear, heartbeat, look, submit } from './errand.ts'
import { type BriefJob, buildKey, lockKey, prefix, queueName, type Sign } from './job.ts'
import type { Parcel } from './parcel.ts'

/** Where a build hands briefs to workers and takes back what they made. */
export interface Office {
  /** @param isSound whether what came back is what this build asked for; else the brief is handed out again */
  handOut: (read: ReadBrief, isSound: (parcel: Parcel) => boolean) => Promise<Parcel | EnvironmentFault>
  close: () => Promise<void>
}

const tickEvery = 2_000

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
