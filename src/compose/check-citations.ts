import type { Nodes, Root } from 'mdast'
import { eachNode } from '../model/each-node.ts'
import type { Message } from '../model/message.ts'
import { Complaint } from './complaint.ts'
import type { Desk } from './desk.ts'
import { findSource } from './evidence.ts'

/**
 * Notes which sources the citations in a chapter rest on, and complains of those that the brief's readers may not see.
 * Keys that do not exist are left to the citing run, which says so.
 */
export function checkCitations(tree: Root, desk: Desk): Message[] {
  const messages: Message[] = []
  eachNode<Nodes>(tree, (node) => {
    if (node.type !== 'citation') return
    const { place } = node.data ?? {}
    for (const { key } of node.items) {
      if (!desk.corpus.sources.has(key) || !place) continue
      try {
        findSource(desk, key, place)
      } catch (thrown) {
        if (!(thrown instanceof Complaint)) throw thrown
        if (thrown.notice) messages.push(thrown.notice)
      }
    }
  })
  return messages
}
