import type { Browser, Page } from 'puppeteer'
import { policyOf } from './page-policy.ts'
import { takeTab } from './tabs.ts'
import { facesIn, type PageFace, takeFaces } from './take-faces.ts'

export interface OpenPage {
  page: Page
  /** Addresses that the document asked for and did not get, each once. */
  blocked: ReadonlySet<string>
  /** Whether the document is still the one that was opened. */
  isIntact: () => Promise<boolean>
  close: () => Promise<void>
}

/** A document that needs no more than its tab is told: its text, and the faces that it is set in. */
export interface BareDocument {
  text: string
  faces: readonly PageFace[]
}

/**
 * Takes the faces out of a document.
 *
 * @param faceRules rules of faces that it is set in beside those that it brings along
 */
export function bareDocument(html: string, faceRules = ''): BareDocument {
  const shared = facesIn(faceRules)
  const own = takeFaces(withRules(html, shared.rest))
  return { text: own.html, faces: [...shared.faces, ...own.faces] }
}

/** The pages of a longer document take a browser hundreds of megabytes, which it would not give back before the tab is closed. */
const large = 1_000_000

/**
 * Opens the document in a tab of its own for as long as it is needed.
 *
 * @param isLast no other document follows in the tab
 */
export async function openPage(browser: Browser, { text, faces }: BareDocument, isLast = text.length > large): Promise<OpenPage> {
  const policy = policyOf(text)
  const { page, blocked, nonce, ready, release } = await takeTab(browser, policy, isLast)
  await ready(faces)
  const document = asPaged(policy.nonce === undefined ? text : text.replaceAll(policy.nonce, nonce))
  await page.setContent(document, { waitUntil: 'load' })
  const url = page.url()
  const isIntact = async () => page.url() === url && (await page.evaluate('document.documentElement.classList.contains("paged")')) === true
  let closed: Promise<void> | undefined
  return { page, blocked, isIntact, close: () => (closed ??= release()) }
}

/** Rules of which the tab cannot be told go where the document's own begin. */
function withRules(html: string, rules: string): string {
  return rules.trim() === '' ? html : html.replace(/<style\b[^>]*>/i, (tag) => `${tag}\n${rules}`)
}

/** With the class on its first layout a document is laid out for pages at once. */
function asPaged(html: string): string {
  return html.replace(/<html\b([^>]*)>/i, (_, attributes: string) => {
    const own = /\sclass=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes)
    const names = [own?.[1] ?? own?.[2] ?? own?.[3], 'paged'].filter(Boolean).join(' ')
    return `<html${attributes.replace(own?.[0] ?? '', '')} class="${names}" hidden>`
  })
}
