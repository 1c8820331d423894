import type { Browser, HTTPRequest, Page } from 'puppeteer'

export interface OpenPage {
  page: Page
  /** Addresses that the document asked for and did not get. */
  blocked: string[]
  close: () => Promise<void>
}

/**
 * Opens the document in a browser context of its own. Its scripts do not run, and it gets nothing that it does not bring along:
 * requests are answered with an empty 204, which, unlike a failure, also stops a navigation without replacing the page.
 */
export async function openPage(browser: Browser, html: string): Promise<OpenPage> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  const blocked: string[] = []
  await page.setJavaScriptEnabled(false)
  await page.setRequestInterception(true)
  page.on('request', (request) => void answer(request, blocked).catch(() => {}))
  await page.emulateMediaType('print')
  await page.setContent(html, { waitUntil: 'load' })
  await page.setOfflineMode(true)
  return { page, blocked, close: () => context.close() }
}

async function answer(request: HTTPRequest, blocked: string[]): Promise<void> {
  const url = request.url()
  if (url.startsWith('data:') && !request.isNavigationRequest()) return await request.continue()
  blocked.push(url)
  await request.respond({ status: 204, body: '' })
}
