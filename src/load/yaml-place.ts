import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node } from 'yaml'
import type { Place, PlaceOf } from '../model/place.ts'

type Path = readonly (string | number)[]

/** What a YAML text can say of where its values stand. */
export interface Places {
  placeOf: PlaceOf
  placeOfKey: PlaceOf
  isWritten: (path: Path) => boolean
  /** The characters of a plain number or truth value, for keys that ask for text. */
  writtenAt: (path: Path) => string | undefined
}

/** Finds places in a document; `start` is where it begins, and stands for what is not written at all. */
export function locate(document: Document.Parsed, placeAt: (offset: number) => Place, start: Place): Places {
  const find = (path: Path) => path.reduce<Found | undefined>((at, step) => at && descend(document, at, step), { node: document.contents })
  const nearest = (path: Path, offset: (found: Found) => number | undefined): Place => {
    for (let length = path.length; length > 0; length -= 1) {
      const found = find(path.slice(0, length))
      const at = found && offset(found)
      if (at !== undefined) return placeAt(at)
    }
    return start
  }
  return {
    placeOf: (path) => nearest(path, ({ node, key }) => (isScalar(node) && node.value === null && key ? key : node)?.range?.[0]),
    placeOfKey: (path) => nearest(path, ({ node, key }) => (key ?? node)?.range?.[0]),
    isWritten: (path) => find(path) !== undefined,
    writtenAt: (path) => {
      const node = find(path)?.node
      const plain = isScalar(node) && (typeof node.value === 'number' || typeof node.value === 'boolean')
      return plain ? node.source : undefined
    },
  }
}

interface Found {
  node: Node | null | undefined
  key?: Node
}

function descend(document: Document.Parsed, { node }: Found, step: string | number): Found | undefined {
  const inner = isAlias(node) ? node.resolve(document) : node
  if (isMap(inner)) {
    const pair = inner.items.find(({ key }) => isScalar(key) && key.value === String(step))
    if (isPair(pair)) return { node: pair.value as Node | null, key: pair.key as Node }
  }
  if (isSeq(inner)) return typeof step === 'number' && step in inner.items ? { node: inner.items[step] as Node } : undefined
  // one bare value may stand for a list of one
  return inner && step === 0 ? { node: inner } : undefined
}
