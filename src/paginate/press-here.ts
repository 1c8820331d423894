import type { Browser } from 'puppeteer'
import { paginate } from './paginate.ts'
import type { Press } from './press.ts'
import { rehearse } from './rehearse.ts'
import { startBrowser } from './shared-browser.ts'

/**
 * A press in the thread that it is made in.
 *
 * @param onOpen is told of every browser that is opened
 */
export function makePress(onOpen?: (browser: Browser) => void): Press {
  const shared = startBrowser(onOpen)
  return {
    print: async ({ html, brief, ...parts }, onPrinted) => {
      const printWith = (browser: Browser) => paginate(html, brief, browser, { ...parts, ...(onPrinted && { onPrinted }) })
      const browser = await shared.get()
      try {
        return await printWith(browser)
      } catch (fault) {
        if (browser.connected) throw fault
        return printWith(await shared.get())
      }
    },
    version: shared.version,
    // what goes wrong with it goes wrong with a brief as well, and is told there
    rehearse: (files) =>
      void shared
        .get()
        .then((browser) => rehearse(browser, files))
        .catch(() => {}),
    close: shared.close,
  }
}
