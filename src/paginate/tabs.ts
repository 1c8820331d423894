import { randomBytes } from 'node:crypto'
import type { Browser, HTTPRequest, Page } from 'puppeteer'
import { callInPage, inPageScript } from './in-page/functions.ts'
import type { TabFace } from './in-page/faces.ts'
import type { PagePolicy } from './page-policy.ts'
import type { PageFace } from './take-faces.ts'

/**
 * A page of the browser in which documents are opened one after the other: to make one anew takes longer than a small print. Their scripts
 * do not run, and they get nothing that they do not bring along: requests are answered with an empty 204, which, unlike a failure, also
 * stops a navigation without replacing the page.
 */
export interface Tab {
  page: Page
  /** Addresses that the document asked for and did not get, each once. */
  blocked: Set<string>
  /** The policy that its documents have laid down; empty as long as none has. */
  policy: string
  /** Stands for the nonces of its documents. */
  nonce: string
  /** Makes it ready for a document that is set in these faces. */
  ready: (faces: readonly PageFace[]) => Promise<void>
  /** Gives it back; one whose document went astray is closed. */
  release: () => Promise<void>
}

/** Tabs that wait for a document, by their browser. */
const idle = new WeakMap<Browser, Tab[]>()

/** A tab is closed after so many documents, so that what a browser does not give back does not add up. */
const documentsEach = 60

/**
 * Takes a tab for one document; where none that fits is idle, one is opened in a browser context of its own.
 *
 * @param isLast no document follows in it: it goes with its memory as soon as it is given back
 */
export async function takeTab(browser: Browser, { text, isPlain }: PagePolicy, isLast = false): Promise<Tab> {
  const waiting = idle.get(browser) ?? []
  const at = waiting.findLastIndex(({ policy }) => policy === '' || policy === text)
  const tab = waiting.splice(at, at === -1 ? 0 : 1)[0] ?? (await openTab(browser))
  if (!isPlain || isLast) tab.policy = unfit
  else if (text !== '') tab.policy = text
  return tab
}

/** Of a tab that takes no further document. */
const unfit = 'unfit'

async function openTab(browser: Browser): Promise<Tab> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  const url = page.url()
  const blocked = new Set<string>()
  page.on('request', (request) => void answer(request, blocked).catch(() => {})) // a page that is closed needs no answer
  page.on('console', (message) => noteRefusal(message.text(), blocked))
  await Promise.all([page.setJavaScriptEnabled(false), page.setRequestInterception(true), page.emulateMediaType('print')])
  await Promise.all([page.setOfflineMode(true), page.evaluate(inPageScript)])
  const numberOf = countFaces()
  let documents = 0
  const tab: Tab = {
    page,
    blocked,
    policy: '',
    nonce: randomBytes(12).toString('hex'),
    ready: async (faces) => {
      blocked.clear()
      documents++
      await page.evaluate(callInPage('readyTab', faces.map(numberOf)))
    },
    release: async () => {
      const isSound = browser.connected && !page.isClosed() && page.url() === url && blocked.size === 0
      if (isSound && tab.policy !== unfit && documents < documentsEach) idle.set(browser, [...(idle.get(browser) ?? []), tab])
      else await context.close().catch(() => {})
    },
  }
  return tab
}

/** Numbers faces as they come; only what is new brings its file. */
function countFaces(): (face: PageFace) => TabFace {
  const seen = new WeakMap<PageFace, TabFace>()
  const numbers = new Map<string, number>()
  return (face) => {
    const last = seen.get(face)
    if (last) return last
    const { family, style, weight, woff2 } = face
    const key = `${family} ${style} ${weight} ${woff2}`
    const known = numbers.get(key)
    const id = known ?? numbers.size
    seen.set(face, { id, family, style, weight })
    if (known !== undefined) return { id, family, style, weight }
    numbers.set(Buffer.from(key).toString(), id) // a copy, or the whole page would be kept for it
    return { id, family, style, weight, woff2 }
  }
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
