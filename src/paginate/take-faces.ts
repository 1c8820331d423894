/** A face that a page brings along. */
export interface PageFace {
  family: string
  style: string
  weight: string
  /** The WOFF2 file in Base64. */
  woff2: string
}

const rule = /@font-face\s*\{([^{}]*)\}\n?/g
const source = /src:\s*url\(["']?data:font\/woff2;base64,([A-Za-z0-9+/=]+)["']?\)\s*(?:format\(["']?woff2["']?\))?/

/** Faces that many documents are set in, by the rules that say so; what is a rule of more than a face stays one. */
const known = new Map<string, { html: string; faces: PageFace[] }>()
const maxKnown = 16

/** What rules say that documents of a run have in common. */
export function facesIn(rules: string): { html: string; faces: PageFace[] } {
  const found = known.get(rules) ?? takeFaces(rules)
  if (known.size >= maxKnown) known.clear()
  known.set(rules, found)
  return found
}

/** Takes the faces out of a page, so that they need not travel with it. What says more of a face than what it is stays in the page. */
export function takeFaces(html: string): { html: string; faces: PageFace[] } {
  if (!html.includes('@font-face')) return { html, faces: [] }
  const faces: PageFace[] = []
  const without = html.replace(rule, (whole, descriptors: string) => {
    const face = readFace(descriptors)
    if (face) faces.push(face)
    return face ? '' : whole
  })
  return { html: without, faces }
}

function readFace(descriptors: string): PageFace | undefined {
  const [found, woff2] = source.exec(descriptors) ?? []
  if (found === undefined || woff2 === undefined) return undefined
  const rest = descriptors.replace(found, '')
  const said = new Map([...rest.matchAll(/\s*([\w-]+):\s*["']?([^;"']*)["']?\s*(?:;|$)/g)].map(([, name, value]) => [name, value!.trim()]))
  const {
    family,
    style = 'normal',
    weight = '400',
    display = 'block',
  } = Object.fromEntries([...said].map(([name, value]) => [name!.replace('font-', ''), value]))
  const isPlain = [...said.keys()].every((name) => /^font-(family|style|weight|display)$/.test(name!)) && display === 'block'
  return family !== undefined && isPlain ? { family, style, weight, woff2 } : undefined
}
