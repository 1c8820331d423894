import type { Browser } from 'puppeteer'
import { describeBrowser, openBrowser } from './browser.ts'

/** One browser for a whole run, started when it is first wanted and closed at the end. */
export interface Browsers {
  /** Starts the browser in the background while the first chapters are composed. */
  warmUp(): void
  /** @throws EnvironmentFault where there is no usable browser. */
  get(): Promise<Browser>
  version(): Promise<string>
  close(): Promise<void>
}

export function browsers(): Browsers {
  let opened: Promise<Browser> | undefined
  const get = () => (opened ??= openBrowser())
  return {
    warmUp: () => void get().catch(() => {}), // the fault shows where the browser is really needed
    get,
    version: async () => describeBrowser(await get()),
    close: async () => {
      const browser = await opened?.catch(() => undefined)
      await browser?.close()
    },
  }
}
