import { EnvironmentFault } from '../model/fault.ts'
import type { ScreenFiles } from '../model/screen-files.ts'
import { inDossier } from './location.ts'
import { readText } from './text.ts'

/** The modules of the page's script, each after what it imports. */
const modules = ['choices', 'fold', 'layout', 'sidenotes', 'contents', 'note-panel', 'index', 'search', 'passages', 'keys', 'page'] as const

let loading: Promise<ScreenFiles> | undefined

/**
 * Reads the tools and the script that a page gets for the screen, once in the life of the process. They are always Dossier's own,
 * since nothing of a project is ever run.
 *
 * @throws EnvironmentFault where one of them is missing.
 */
export async function loadScreen(): Promise<ScreenFiles> {
  loading ??= readScreen()
  return loading
}

async function readScreen(): Promise<ScreenFiles> {
  const [tools = '', ...texts] = await Promise.all(['tools.html.hbs', ...modules.map((name) => `${name}.js`)].map(readOwn))
  return { tools: { path: 'dossier:templates/_base/screen/tools.html.hbs', text: tools }, script: joinModules(texts) }
}

/** One script out of modules: within one block they see each other's names without imports. */
function joinModules(texts: readonly string[]): string {
  const bare = texts.map((text) =>
    text
      .replace(/^import [^;]*? from '.*'\n/gm, '')
      .replace(/^export /gm, '')
      .trim(),
  )
  return `'use strict'\n{\n${bare.join('\n\n')}\n}`
}

async function readOwn(name: string): Promise<string> {
  const file = inDossier(`templates/_base/screen/${name}`)
  const read = await readText(file).catch((cause: unknown) => {
    throw new EnvironmentFault(`${file.absolute} cannot be read`, 'install Dossier anew', { cause })
  })
  return read.value.text ?? ''
}
