import type { TextFile } from '../model/brief.ts'
import { EnvironmentFault } from '../model/fault.ts'
import type { ReviewFiles } from '../model/review-files.ts'
import { inDossier } from './location.ts'
import { readText } from './text.ts'

let loading: Promise<ReviewFiles> | undefined

/**
 * Reads the files of the fact-checker's copy, once in the life of the process. They are always Dossier's own, since the page runs a script and nothing of a project is
 * ever run; the colours and sizes of a project come with its brief.
 *
 * @throws EnvironmentFault where one of them is missing.
 */
export async function loadReview(): Promise<ReviewFiles> {
  loading ??= readReview()
  return loading
}

async function readReview(): Promise<ReviewFiles> {
  const [page, style, script] = await Promise.all([readOwn('check.html.hbs'), readOwn('check.css'), readOwn('check.js')])
  return { page, style, script }
}

async function readOwn(name: string): Promise<TextFile> {
  const file = inDossier(`templates/_base/${name}`)
  const read = await readText(file).catch((cause: unknown) => {
    throw new EnvironmentFault(`${file.absolute} cannot be read`, 'install Dossier anew', { cause })
  })
  return { path: file.path, text: read.value.text ?? '' }
}
