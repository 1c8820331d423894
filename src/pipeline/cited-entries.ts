import { mayRead } from '../model/access.ts'
import type { CslItem } from '../model/csl.ts'
import type { Attachment } from '../paginate/finish/archive.ts'
import type { PreparedBrief } from './prepare-brief.ts'

/** What a library keeps for its owner; a reader who wants to find the source needs none of it. */
const ownFields = new Set(['abstract', 'annote', 'note', 'keyword', 'keywords', 'custom', 'file'])

/**
 * The library's entries of the sources that a brief cites, as CSL-JSON, for a PDF that is to be kept: what may be read by the
 * brief's audience, sorted by key.
 */
export function citedEntries({ brief: { matter }, corpus, cited }: PreparedBrief): Attachment[] {
  if (!matter.pdf.archive) return []
  const keys = new Set([
    ...cited.footnotes.flatMap(({ sources }) => sources),
    ...cited.bibliography.flatMap(({ entries }) => entries.map(({ key }) => key)),
  ])
  const items = [...keys].sort().flatMap((key) => {
    const source = corpus.sources.get(key)
    return source && !source.isMissing && mayRead(matter.clearance, source.access) ? [withoutOwnFields(source.item)] : []
  })
  if (items.length === 0) return []
  return [
    {
      name: 'sources.json',
      type: 'application/vnd.citationstyles.csl+json',
      description: 'The sources of this paper, as CSL-JSON',
      bytes: Buffer.from(`${JSON.stringify(items, null, 1)}\n`),
    },
  ]
}

function withoutOwnFields(item: CslItem): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([field]) => !ownFields.has(field)))
}
