import type { Browser } from 'puppeteer'
import { describeBrowser, openBrowser } from './browser.ts'

/** One browser for a whole run, started in the background and closed at the end. */
export interface SharedBrowser {
  /** @throws EnvironmentFault where there is no usable browser. */
  get(): Promise<Browser>
  version(): Promise<string>
  close(): Promise<void>
}

/** Starts a browser without waiting for it. That there is none shows only where one is really needed. */
export function startBrowser(): SharedBrowser {
  const opening = openBrowser()
  opening.catch(() => {})
  let closing: Promise<void> | undefined
  return {
    get: () => opening,
    version: async () => describeBrowser(await opening),
    close: () => (closing ??= opening.then((browser) => browser.close()).catch(() => {})),
  }
}
