import type { Browser } from 'puppeteer'
import { describeBrowser, openBrowser } from './browser.ts'

/** One browser for a whole run, started in the background and closed at the end. One that died is followed by another. */
export interface SharedBrowser {
  /** @throws EnvironmentFault where there is no usable browser. */
  get(): Promise<Browser>
  version(): Promise<string>
  close(): Promise<void>
}

/**
 * Starts a browser without waiting for it. That there is none shows only where one is really needed.
 *
 * @param onOpen is told of every browser that is opened
 */
export function startBrowser(onOpen: (browser: Browser) => void = () => {}): SharedBrowser {
  const open = async () => {
    const browser = await openBrowser()
    onOpen(browser)
    return browser
  }
  let opening = open()
  opening.catch(() => {})
  let closing: Promise<void> | undefined
  const get = async (): Promise<Browser> => {
    const asked = opening
    if ((await asked).connected) return asked
    if (opening === asked) opening = open()
    return opening
  }
  return {
    get,
    version: async () => describeBrowser(await get()),
    close: () => (closing ??= opening.then((browser) => browser.close()).catch(() => {})),
  }
}
