import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** citation-js with what reads BibTeX and RIS. Loaded when the first such file is read: it costs as much as all the rest of loading. */
export function citationJs(): typeof import('@citation-js/core') {
  for (const plugin of ['bibtex', 'ris']) require(`@citation-js/plugin-${plugin}`)
  return require('@citation-js/core') as typeof import('@citation-js/core')
}
