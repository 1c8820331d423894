import type { TextFile } from '../model/brief.ts'
import type { InputFile } from '../model/corpus.ts'
import { EnvironmentFault } from '../model/fault.ts'
import type { Noticed } from '../model/message.ts'
import { firstWith } from './chain.ts'
import { inDossier, inProject, type Location, within } from './location.ts'
import { makeReader } from './reader.ts'

/** The files of the fact-checker's copy, and what was read for them. */
export interface LoadedReview {
  files: { page: TextFile; style: TextFile; script: TextFile }
  inputs: InputFile[]
}

/**
 * Reads the page, style and script of the fact-checker's copy. A project's `_base` may have a page and a style of its own; the script
 * is always Dossier's, since nothing of a project is ever run.
 *
 * @throws EnvironmentFault where Dossier's own files are missing.
 */
export async function loadReview(root: string): Promise<Noticed<LoadedReview>> {
  const own = inDossier('templates/_base')
  const project = inProject(root, 'templates/_base')
  const folders = project.absolute === own.absolute ? [project] : [project, own]
  const reader = makeReader()
  const read = async (name: string, places: readonly Location[]): Promise<TextFile> => {
    const file = await firstWith(places, name)
    if (!file) throw new EnvironmentFault(`Dossier's own ${within(own, name).absolute} is missing`, 'install Dossier anew')
    return (await reader.read(file)) ?? { path: file.path, text: '' }
  }
  const files = {
    page: await read('check.html.hbs', folders),
    style: await read('check.css', folders),
    script: await read('check.js', folders.slice(-1)),
  }
  return { value: { files, inputs: reader.inputs }, messages: reader.messages }
}
