/** The policy that a document lays down for itself (Content Security Policy), as far as a tab has to know it. */
export interface PagePolicy {
  /** The policy without its nonce; empty where there is none. */
  text: string
  /** The word by which its style sheets are known. */
  nonce: string | undefined
  /** Another document of the same policy may follow in the same tab. */
  isPlain: boolean
}

const meta = /<meta\b[^>]*\bhttp-equiv=["']?content-security-policy\b[^>]*>/gi

/**
 * A browser adds the policy of each document that it opens in a tab to those that were there before, and obeys them all. So documents
 * follow each other in a tab only where their policies are the same but for the nonce, which is then the tab's.
 */
export function policyOf(html: string): PagePolicy {
  const policies = html.match(meta) ?? []
  const nonces = policies.join().match(/(?<='nonce-)[\w+/=-]+(?=')/g) ?? []
  const [nonce] = nonces
  const text = nonce === undefined ? policies.join() : policies.join().replaceAll(nonce, '')
  return { text, nonce, isPlain: policies.length === nonces.length && policies.length <= 1 }
}
