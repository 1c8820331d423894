import { EnvironmentFault } from '../model/fault.ts'
import type { SiteFiles } from '../model/site-files.ts'
import { basesOf, firstWith } from './chain.ts'
import { inDossier } from './location.ts'
import type { Memory } from './memory.ts'
import { makeReader } from './reader.ts'
import { readStrings } from './strings.ts'
import { readText } from './text.ts'
import { emptyYaml } from './yaml.ts'

/**
 * Reads what the pages about all briefs of a project are drawn with: the words of a language, and the design tokens of its `_base`.
 *
 * @throws EnvironmentFault where a file of Dossier's own is missing.
 */
export async function loadSite({ root, memory }: { root: string; memory?: Memory }, lang: string): Promise<SiteFiles> {
  const reader = makeReader(memory) // what is wrong with these files is told where a brief uses them
  const bases = await basesOf(root)
  const place = { file: 'templates/_base', line: 1, column: 1 }
  const strings = await readStrings({ folders: [], bases, yaml: emptyYaml(place) }, lang, place, reader)
  const sheet = await firstWith(bases, 'style.css')
  const text = (sheet && (await reader.read(sheet))?.text) ?? ''
  const [style, list, matrix] = await Promise.all([readOwn('site.css'), readOwn('list.html.hbs'), readOwn('matrix.html.hbs')])
  return { lang, strings, tokens: tokensIn(text), style, list, matrix }
}

/** The custom properties of the first `:root` of a style sheet: those of screens and paper alike. */
function tokensIn(css: string): string {
  const root = /^:root\s*\{([^{}]*)\}/mu.exec(css)?.[1] ?? ''
  return (root.match(/--[\w-]+\s*:[^;{}]*;/gu) ?? []).map((token) => `  ${token}\n`).join('')
}

async function readOwn(name: string) {
  const file = inDossier(`templates/_base/site/${name}`)
  const read = await readText(file).catch((cause: unknown) => {
    throw new EnvironmentFault(`${file.absolute} cannot be read`, 'install Dossier anew', { cause })
  })
  return { path: file.path, text: read.value.text ?? '' }
}
