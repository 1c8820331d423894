import { constants, existsSync, statSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { unpackBundled } from './bundled-browser.ts'

/** A browser's executable and what it needs around it. */
export interface FoundBrowser {
  path: string
  environment?: Record<string, string>
  /** A folder of shared libraries for systems that lack them. */
  libraries?: string
}

/** Somewhere that a browser may be. `find` throws the reason why there is none. */
export interface BrowserCandidate {
  name: string
  /** Named by the user: no other is tried. */
  chosen: boolean
  find: () => Promise<FoundBrowser>
}

/** Everywhere a browser is looked for, best first: what prints the same pages on every machine, then headless shells, then others. */
export async function* browserCandidates(): AsyncGenerator<BrowserCandidate> {
  const named = process.env['PUPPETEER_EXECUTABLE_PATH']
  if (named) {
    yield { name: `PUPPETEER_EXECUTABLE_PATH (${named})`, chosen: true, find: () => existing(named) }
    return
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    yield { name: 'the npm package @sparticuz/chromium', chosen: false, find: unpackBundled }
  }
  const installed = installedPaths().filter((path) => existsSync(path))
  for (const path of installed) yield { name: path, chosen: false, find: () => existing(path) }
  if (installed.length === 0) yield { name: 'installed browsers', chosen: false, find: () => Promise.reject(new Error('none is found')) }
  for (const headless of ['shell', true] as const) {
    const { executablePath } = await import('puppeteer')
    const path = await executablePath({ headless })
    yield { name: `Puppeteer's own (${path})`, chosen: false, find: () => existing(path) }
  }
}

async function existing(path: string): Promise<FoundBrowser> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) throw new Error('no such file')
  if (!found.isFile()) throw new Error('it is no file')
  await access(path, constants.X_OK).catch(() => {
    throw new Error('it may not be executed')
  })
  return { path }
}

/** Where packages and installers put browsers. Debian's `/usr/bin` holds wrappers that outlive a kill, so its `lib` comes first. */
function installedPaths(): string[] {
  const applications = ['/Applications', join(process.env['HOME'] ?? '', 'Applications')]
  const programs = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? [])
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return names.flatMap((name) => applications.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`))
  }
  if (process.platform === 'win32') {
    const paths = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return paths.flatMap((path) => programs.map((folder) => join(folder, path)))
  }
  return [...linuxPaths, ...onPath(linuxNames)]
}

const linuxPaths = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/lib/chromium/headless_shell',
  '/usr/lib64/chromium-browser/headless_shell',
  '/usr/lib/chromium/chromium',
  '/usr/lib/chromium-browser/chromium-browser',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
]

const linuxNames = ['chrome-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

function onPath(names: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'))
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}
