import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type BuildReport, type Manifest } from '../../src/index.ts'
import { temporaryFolder } from '../support/folder.ts'

const root = join(import.meta.dirname, '../..')

/** The repository's own briefs as they were built, and what lies in their folders. */
export interface OwnBriefs {
  report: BuildReport
  out: string
  manifestOf: (name: string) => Promise<Manifest>
  /** A chapter as the templates wrote it. */
  chapterOf: (name: string, chapter: string) => Promise<string>
}

/**
 * Builds briefs of the repository in a folder of their own: call it in `beforeAll`.
 *
 * @param onScreen those of them that are made as web pages alone, which needs no browser
 */
export async function buildOwnBriefs(names: readonly string[], onScreen: readonly string[]): Promise<OwnBriefs> {
  const project = await temporaryFolder()
  const out = join(project, 'output')
  await cp(join(root, 'sources'), join(project, 'sources'), { recursive: true, filter: (path) => !path.includes('archive') })
  for (const name of ['_base', ...names]) await cp(join(root, 'templates', name), join(project, 'templates', name), { recursive: true })
  for (const name of onScreen) {
    const file = join(project, 'templates', name, 'brief.yaml')
    const yaml = (await readFile(file, 'utf8')).replace(/^formats: .*\n/m, '')
    await writeFile(file, `${yaml}formats: [html]\n`)
  }
  return {
    report: await build({ root: project, out }),
    out,
    manifestOf: async (name) => JSON.parse(await readFile(join(out, name, 'manifest.json'), 'utf8')) as Manifest,
    chapterOf: (name, chapter) => readFile(join(out, name, 'chapters', `${chapter}.md`), 'utf8'),
  }
}
