import type { Browser, LaunchOptions } from 'puppeteer'
import { EnvironmentFault } from '../model/fault.ts'
import { askVersion, lacksLibrary, lacksSandbox, lastWords, reasonOf } from './ask-browser.ts'
import { type BrowserCandidate, browserCandidates } from './find-browsers.ts'
import { makeProfile, type Profile } from './profile.ts'

/** Names and versions of open browsers. */
const versions = new WeakMap<Browser, string>()

const launchTimeout = 20_000
const protocolTimeout = 60_000

/**
 * Opens the browser that prints the pages.
 *
 * `PUPPETEER_EXECUTABLE_PATH` decides where it is set. Otherwise the candidates of `find-browsers.ts` are tried in turn: first the
 * Chromium that is the same on every machine, then what the machine has. The profile lies in a private temporary folder that goes
 * when the browser closes.
 *
 * @throws EnvironmentFault where none can be used, with every candidate's reason.
 */
export async function openBrowser(): Promise<Browser> {
  const failures: string[] = []
  for await (const candidate of browserCandidates()) {
    const attempt = await tryCandidate(candidate)
    if (typeof attempt !== 'string') return attempt
    failures.push(`${candidate.name}: ${attempt}`)
    if (candidate.chosen) throw new EnvironmentFault(failures.join('; '), 'name a browser that can be started, or unset the variable')
  }
  throw new EnvironmentFault(
    `no browser can be started to print the pages\n${failures.map((failure) => `  ${failure}`).join('\n')}`,
    'run `npx puppeteer browsers install chrome-headless-shell`, or name an installed one in PUPPETEER_EXECUTABLE_PATH',
  )
}

/** The browser's name and version, as the manifest records it, such as `Chromium 147.0.7727.0`. */
export function describeBrowser(browser: Browser): string {
  return versions.get(browser) ?? 'unknown browser'
}

/** Launches a candidate; each remedy for what the failure says is tried once. Returns the reason where it cannot be used. */
async function tryCandidate(candidate: BrowserCandidate): Promise<Browser | string> {
  const found = await candidate.find().catch((cause: unknown) => firstLine(cause))
  if (typeof found === 'string') return found
  let sandboxed = process.getuid?.() !== 0
  let libraries: string | undefined
  for (;;) {
    const outcome = await launch(found.path, sandboxed, { ...found.environment, ...(libraries && { LD_LIBRARY_PATH: libraries }) })
    if (typeof outcome !== 'string') return outcome
    if (sandboxed && lacksSandbox(outcome)) sandboxed = goOnWithoutSandbox()
    else if (found.libraries && !libraries && lacksLibrary(outcome)) libraries = found.libraries
    else return reasonOf(outcome)
  }
}

/** Without namespaces there is no sandbox, as in most containers. The page runs no script and loads nothing, so this is said, not refused. */
function goOnWithoutSandbox(): false {
  process.stderr.write(
    'note: the system gives the browser no sandbox (no user namespaces); pages are printed without it. ' +
      'To have one, allow user namespaces, or run the container with a seccomp profile that does\n',
  )
  return false
}

async function launch(path: string, sandboxed: boolean, environment: Record<string, string>): Promise<Browser | string> {
  const [puppeteer, refusal] = await Promise.all([import('puppeteer-core'), askVersion(path, environment)])
  if (refusal !== undefined) return refusal
  const profile = await makeProfile()
  try {
    const browser = await puppeteer.launch(launchOptions(path, sandboxed, environment, profile))
    browser.process()?.once('exit', profile.remove)
    versions.set(browser, (await browser.version()).replace(/^(Headless)?Chrome\//, 'Chromium '))
    return browser
  } catch (cause) {
    profile.remove()
    return `${await lastWords(path, sandboxed, environment)}\n${cause instanceof Error ? cause.message : String(cause)}`
  }
}

function launchOptions(path: string, sandboxed: boolean, environment: Record<string, string>, profile: Profile): LaunchOptions {
  const flags = [
    '--font-render-hinting=none', // or glyphs stand differently in the shell and in the full browser
    '--disable-component-update',
    '--disable-gpu',
    '--disable-lcd-text',
    '--no-default-browser-check',
    '--no-pings',
    '--proxy-server=127.0.0.1:9', // nobody listens there: what slips through the request filter leads nowhere
    '--proxy-bypass-list=<-loopback>',
  ]
  return {
    executablePath: path,
    headless: /shell|@sparticuz|dossier/.test(path) ? 'shell' : true,
    pipe: true,
    timeout: launchTimeout,
    protocolTimeout,
    userDataDir: profile.folder,
    env: { ...profile.environment, ...environment },
    args: sandboxed ? flags : [...flags, '--no-sandbox'],
  }
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0] ?? ''
}
