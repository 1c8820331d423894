import { onceEach } from '../model/once-each.ts'
import { type EmbeddedFont, readFonts } from './fonts.ts'

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

/** What rules of faces say that documents of a run have in common. */
export interface SharedFaces {
  faces: PageFace[]
  /** Rules that say more of a face than what it is. */
  rest: string
  fonts: EmbeddedFont[]
}

/** The rules are long, and read once for all documents that have them. */
export const facesIn: (rules: string) => SharedFaces = onceEach((rules) => {
  const { html: rest, faces } = takeFaces(rules)
  return { faces, rest, fonts: readFonts(rules) }
})

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
