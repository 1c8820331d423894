import type * as BullMQ from 'bullmq'
import type { Redis } from 'ioredis'
import { EnvironmentFault } from '../model/fault.ts'

/** The way to a server that keeps the queue. */
export interface Connection {
  bull: typeof BullMQ
  client: Redis
  /** Where the server is, without user or password. */
  address: string
}

/**
 * Connects with Redis or Valkey. A server that goes away later is waited for; `say` is told when it goes and when it is back.
 *
 * @param url `redis://` or, over TLS, `rediss://`
 * @throws EnvironmentFault where BullMQ is not installed, or no server answers.
 */
export async function connect(url: string, say: (line: string) => void): Promise<Connection> {
  const [bull, { Redis }] = await loadEngine()
  const address = addressOf(url)
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(times * 200, 2000) })
  let reason = ''
  client.on('error', (fault: Error) => (reason = reasonOf(fault) || reason))
  try {
    await client.connect()
    await client.ping()
  } catch (fault) {
    client.disconnect()
    throw new EnvironmentFault(
      `the queue at ${address} cannot be used: ${reason || reasonOf(fault as Error)}`,
      'is the server running, and are its name, port and password right?',
    )
  }
  let isAway = false
  client.on('close', () => {
    if (!isAway && client.status !== 'end') say(`the queue at ${address} is away; waiting for it`)
    isAway = true
  })
  client.on('ready', () => {
    if (isAway) say(`the queue at ${address} is back`)
    isAway = false
  })
  return { bull, client, address }
}

/** Who does not build on several machines need not have them. */
async function loadEngine(): Promise<[typeof BullMQ, { Redis: typeof Redis }]> {
  try {
    return await Promise.all([import('bullmq'), import('ioredis')])
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause
    throw new EnvironmentFault('to build on several machines BullMQ is needed, which is not installed', 'npm install bullmq ioredis', {
      cause,
    })
  }
}

function addressOf(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname}`
}

/** A refused connection is a bundle of faults without a message of its own. */
function reasonOf(fault: Error): string {
  return fault.message || (fault as NodeJS.ErrnoException).code || ''
}
