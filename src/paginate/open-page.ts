import type { Browser, HTTPRequest, Page } from 'puppeteer'

export interface OpenPage {
  page: Page
  /** Addresses that the document asked for and did not get, each once. */
  blocked: Set<string>
  /** Whether the document is still the one that was opened. */
  isIntact: () => Promise<boolean>
  close: () => Promise<void>
}

/**
 * Opens the document in a browser context of its own. Its scripts do not run, and it gets nothing that it does not bring along:
 * requests are answered with an empty 204, which, unlike a failure, also stops a navigation without replacing the page.
 */
export async function openPage(browser: Browser, html: string): Promise<OpenPage> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  const blocked = new Set<string>()
  await Promise.all([page.setJavaScriptEnabled(false), page.setRequestInterception(true), page.emulateMediaType('print')])
  page.on('request', (request) => void answer(request, blocked).catch(() => {})) // a page that is closed needs no answer
  page.on('console', (message) => noteRefusal(message.text(), blocked))
  await page.setContent(asPaged(html), { waitUntil: 'load' })
  await page.evaluate('for (const font of document.fonts) void font.load().catch(() => {})') // they come while other work is done
  await page.setOfflineMode(true)
  const url = page.url()
  const isIntact = async () => page.url() === url && (await page.evaluate('document.documentElement.classList.contains("paged")')) === true
  return { page, blocked, isIntact, close: () => context.close().catch(() => {}) }
}

async function answer(request: HTTPRequest, blocked: Set<string>): Promise<void> {
  const url = request.url()
  if (url.startsWith('data:') && !request.isNavigationRequest()) return await request.continue()
  blocked.add(url)
  await request.respond({ status: 204, body: '' })
}

/** What the document's own policy refuses never becomes a request; the browser only says so. */
function noteRefusal(text: string, blocked: Set<string>): void {
  const url = /'([a-z][a-z0-9+.-]*:[^']+)'.*Content Security Policy/is.exec(text)?.[1]
  if (url !== undefined) blocked.add(url)
}

/** With the class on its first layout a document is laid out for pages at once. */
function asPaged(html: string): string {
  return html.replace(/<html\b([^>]*)>/i, (_, attributes: string) => {
    const own = /\sclass=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes)
    const names = [own?.[1] ?? own?.[2] ?? own?.[3], 'paged'].filter(Boolean).join(' ')
    return `<html${attributes.replace(own?.[0] ?? '', '')} class="${names}" hidden>`
  })
}
