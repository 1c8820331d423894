import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Canvas } from '@napi-rs/canvas'
import { build, formatMessage, type Manifest } from '../src/index.ts'
import { hasErrors } from '../src/model/message.ts'
import { renderPdf } from './render-pdf.ts'

/** The pages whose look is held fast: of a small paper and of a brief of awkward notes and tables. */
const fixed: { project: string; brief: string; pages: number[] }[] = [
  { project: 'harbour', brief: 'paper', pages: [1, 2, 3] },
  { project: 'awkward', brief: 'report', pages: [3, 9] },
]

const projects = new URL('../tests/fixtures/projects/', import.meta.url).pathname

/** Where the pictures that somebody has accepted are kept. */
export const accepted = new URL('../tests/visual/expected/', import.meta.url).pathname

/** Pixels to a point: enough to see a letter move. */
const scale = 0.75

export interface FixedPages {
  /** Name of a picture, such as `harbour-1`, → the page as it looks now. */
  pictures: Map<string, Canvas>
  /** Name and major version of the browser that made the pages, such as `Chromium 147`. */
  browser: string
}

/**
 * Builds the fixed briefs and paints their fixed pages.
 *
 * @param change what is done to a copy of a project before it is built
 */
export async function fixedPages(change: (root: string) => Promise<void> = async () => {}, only?: string): Promise<FixedPages> {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-proof-'))
  const pictures = new Map<string, Canvas>()
  let browser = ''
  try {
    for (const { project, brief, pages } of fixed.filter((one) => only === undefined || one.project === only)) {
      const root = join(folder, project)
      await cp(join(projects, project), root, { recursive: true })
      await change(root)
      const { messages } = await build({ root })
      if (hasErrors(messages)) throw new Error(messages.map(formatMessage).join('\n'))
      const output = join(root, 'output', brief)
      browser = browserOf(JSON.parse(await readFile(join(output, 'manifest.json'), 'utf8')) as Manifest)
      const painted = await renderPdf(await readFile(join(output, 'brief.pdf')), scale, pages)
      for (const [index, picture] of painted.entries()) pictures.set(`${project}-${pages[index]}`, picture)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return { pictures, browser }
}

function browserOf({ tools }: Manifest): string {
  return (tools['browser'] ?? '').split('.', 1)[0]!
}
