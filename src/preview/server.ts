import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EnvironmentFault } from '../model/fault.ts'

/** What is served at an address. */
export interface Served {
  type: string
  body: string | Uint8Array
  /** The policy of what is served; a page of a brief has its own in it. */
  policy?: string
  status?: number
}

/** Where a preview is served. */
export interface PreviewServer {
  /** Such as `http://127.0.0.1:4400/`. */
  url: string
  close: () => Promise<void>
}

export interface Site {
  /** What lies at a path, which begins with a slash; `undefined` where there is nothing. */
  find: (path: string) => Promise<Served | undefined>
  /** Answers a stream of events; returns what ends it. `undefined` where the path is none. */
  stream: (path: string, send: (data: string) => void) => (() => void) | undefined
}

/** Tried one after the other where nobody asked for one. */
const usualPort = 4400
const portsTried = 20

/**
 * Serves a site to this machine alone.
 *
 * @param port what the user asked for; without it the first free one from 4400 on
 * @throws EnvironmentFault where the port is in use, or may not be used.
 */
export async function serve(site: Site, port?: number): Promise<PreviewServer> {
  const server = createServer((request, response) => void answer(site, request, response))
  await listen(server, port)
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function listen(server: Server, asked: number | undefined): Promise<void> {
  const ports = asked === undefined ? Array.from({ length: portsTried }, (_, index) => usualPort + index) : [asked]
  for (const port of ports) {
    const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve)
      server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
        server.off('error', resolve)
        resolve(undefined)
      })
    })
    if (!fault) return
    if (fault.code !== 'EADDRINUSE' || port === ports.at(-1)) throw refusal(fault, port)
  }
}

function refusal(cause: NodeJS.ErrnoException, port: number): EnvironmentFault {
  const why: Record<string, string> = { EADDRINUSE: 'it is in use', EACCES: 'permission is denied' }
  return new EnvironmentFault(
    `the preview cannot be served at port ${port}: ${why[cause.code ?? ''] ?? cause.message}`,
    'end what uses it, or name another with --port; --port 0 takes any that is free',
    { cause },
  )
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refuse = (status: number, why: string) =>
    respond(request, response, { status, type: 'text/plain; charset=utf-8', body: `${why}\n` })
  // a page elsewhere that lets its own name lead to this machine would send that name
  if (!isOwnName(request)) return refuse(403, 'The preview answers to 127.0.0.1 and localhost alone.')
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'The preview can only be read.')
  const path = pathOf(request)
  if (path === undefined) return refuse(400, 'This address cannot be read.')
  try {
    if (request.method === 'GET' && streamed(site, path, request, response)) return
    const served = await site.find(path)
    if (served) respond(request, response, served)
    else refuse(404, 'There is nothing here.')
  } catch {
    refuse(500, 'This could not be read just now.')
  }
}

function isOwnName({ headers, socket }: IncomingMessage): boolean {
  const port = socket.localPort
  const names = ['127.0.0.1', 'localhost'].flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])])
  return names.includes(headers.host?.toLowerCase() ?? '')
}

/** Decoded; `undefined` where it cannot be. A path with dots leads nowhere, for nothing is looked up in folders. */
function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '/')
  } catch {
    return undefined
  }
}

function streamed(site: Site, path: string, request: IncomingMessage, response: ServerResponse): boolean {
  const early: string[] = []
  let send = (data: string): unknown => early.push(data)
  const end = site.stream(path, (data) => send(data))
  if (!end) return false
  response.writeHead(200, { ...headersOf({}), 'Content-Type': 'text/event-stream; charset=utf-8' })
  send = (data) => response.write(`data: ${data}\n\n`)
  for (const data of early) send(data)
  request.on('close', end)
  return true
}

function respond(request: IncomingMessage, response: ServerResponse, served: Served): void {
  const body = Buffer.from(served.body)
  const headers = { ...headersOf(served), 'Content-Type': served.type, 'Content-Length': body.length }
  response.writeHead(served.status ?? 200, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function headersOf({ policy }: Pick<Served, 'policy'>): Record<string, string> {
  return {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy ?? "frame-ancestors 'self'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
  }
}
