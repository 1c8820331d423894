import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'
import { folderWith } from '../support/folder.ts'

const program = new URL('../../dist/bundle/cli.js', import.meta.url).pathname
/** The server that is installed; nothing where there is none, and the tests are skipped. */
export const installed = ['valkey-server', 'redis-server'].find((name) => spawnSync(name, ['--version']).status === 0)
if (!installed) console.warn('tests of the queue are skipped: neither valkey-server nor redis-server is installed')

export interface Running {
  child: ChildProcess
  /** What it has said so far. */
  said: () => string
  /** Comes when it has said this. */
  until: (text: string) => Promise<void>
  ended: Promise<{ status: number | null; stdout: string; stderr: string }>
}

/** Starts a program that is killed when the test is over. */
export function start(command: string, args: string[], environment: Record<string, string> = {}): Running {
  const child = spawn(command, args, { env: { PATH: process.env['PATH'] ?? '', ...environment } })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (data: Buffer) => (said[name] += data))
  const ended = new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (status) => resolve({ status, ...said })),
  )
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const all = () => said.stdout + said.stderr
  const until = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => all().includes(text) && resolve()
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      child.on('close', () => reject(new Error(`it ended without saying "${text}":\n${all()}`)))
      look()
    })
  return { child, said: all, until, ended }
}

/** One cache for all machines of a file of tests: the browser is unpacked once. */
export function dossier(root: string, command: string, args: string[], environment: Record<string, string> = {}): Running {
  const { HOME = '', XDG_CACHE_HOME: cache } = process.env
  return start(process.execPath, [program, command, '--root', root, ...args], {
    HOME,
    ...(cache && { XDG_CACHE_HOME: cache }),
    ...environment,
  })
}

/** A server of its own, in a folder that lives as long as the test. */
export async function startServer(): Promise<{ url: string; kill: () => Promise<void>; again: () => Promise<void> }> {
  const folder = await folderWith()
  const port = await freePort()
  const launch = async () => {
    const running = start(installed!, ['--port', String(port), '--dir', folder, '--save', '', '--bind', '127.0.0.1'])
    await running.until('eady to accept connections')
    return running
  }
  let running = await launch()
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: async () => {
      running.child.kill('SIGKILL')
      await running.ended
    },
    again: async () => {
      running = await launch()
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
