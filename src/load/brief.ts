import { type Brief, BriefMatter } from '../model/brief.ts'
import type { InputFile } from '../model/corpus.ts'
import type { Noticed } from '../model/message.ts'
import type { PlaceOf } from '../model/place.ts'
import { readChapters, readPage, readPartials, readStyleSheets } from './brief-files.ts'
import { briefNamesIn } from './brief-names.ts'
import { type Chain, readChain } from './chain.ts'
import { readLogo } from './logo.ts'
import { loadIssued } from './issued.ts'
import { readMatter } from './matter.ts'
import type { Memory } from './memory.ts'
import { expandMatrix } from './matrix.ts'
import { makeReader, type Reader } from './reader.ts'
import { readStrings } from './strings.ts'
import { readStyle } from './style.ts'

/** The briefs that one `brief.yaml` makes, and every file that was read for them. */
export interface LoadedBrief {
  briefs: Brief[]
  inputs: InputFile[]
}

/**
 * Loads a brief with all that it takes from those it extends, from the project's `_base` and from Dossier's own.
 *
 * A brief with a `matrix` yields one for each value. What is wrong is in the messages, and the brief is as whole as it can be, so that
 * the stages behind can find what else is wrong; there is none where no such brief exists.
 */
export async function loadBrief({ root, memory }: { root: string; memory?: Memory }, name: string): Promise<Noticed<LoadedBrief>> {
  const reader = makeReader(memory)
  const chain = await readChain(root, name, reader)
  const briefs = chain ? reader.take(expandMatrix(await readBrief(chain, name, reader), await briefNamesIn(root))) : []
  const issued = await Promise.all(briefs.map((brief) => loadIssued(root, name, brief.name)))
  const inputs = [...reader.inputs, ...issued.flatMap(({ value }) => value.inputs)]
  const known = briefs.map((brief, index) => ({ ...brief, issued: issued[index]?.value.issued ?? [] }))
  return { value: { briefs: known, inputs }, messages: [...reader.messages, ...issued.flatMap(({ messages }) => messages)] }
}

async function readBrief(chain: Chain, name: string, reader: Reader): Promise<Brief> {
  const place = { file: `templates/${name}/brief.yaml`, line: 1, column: 1 }
  const read = readMatter(chain.yaml, BriefMatter, { title: name })
  const matter = reader.take(read) as BriefMatter
  const placeOf: PlaceOf = (path) => (chain.yaml.isWritten(path) ? read.placeOf(path) : place)
  return {
    name,
    matter,
    place,
    placeOf,
    chapters: await readChapters(chain, matter, read.placeOf, reader),
    partials: await readPartials(chain, reader),
    page: await readPage(chain, placeOf, reader),
    logo: await readLogo(chain, matter, placeOf(['logo']), reader),
    styleSheets: await readStyleSheets(chain, reader),
    style: await readStyle(chain, matter.style, placeOf(['style']), reader),
    strings: await readStrings(chain, matter.lang, placeOf(['lang']), reader),
  }
}
