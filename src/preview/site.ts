import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ownFolder } from '../own-folder.ts'
import type { Board } from './board.ts'
import type { Served, Site } from './server.ts'

/** What the viewer's own pages may do: run the viewer's script, and show what this server serves. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The viewer's own files, by their address; nothing else of Dossier is served. */
const own: Readonly<Record<string, string>> = Object.fromEntries(
  ['viewer.css', 'viewer.js', 'frame.js', 'place.js', 'paged.js', 'messages.js', 'list.js'].map((name) => [`/-/${name}`, name]),
)

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
}

/** What a preview serves. */
export interface Preview {
  board: Board
  /** The folders of `templates/` that hold a brief. */
  folders: () => Promise<string[]>
  /** Has a brief built from now on. */
  want: (brief: string) => void
  /** How a place is opened in the author's editor, with `{file}`, `{line}` and `{column}`. */
  editor: string
}

/**
 * The addresses of a preview: `/` lists the briefs, `/<brief>/` is the viewer of one, `/<brief>/<file>` a file that its last build wrote,
 * and `/-/` the viewer's own. There is nothing else, whatever lies on the disk.
 */
export function makeSite({ board, folders, want, editor }: Preview): Site {
  const viewer = async (name: 'viewer.html' | 'list.html') => ({ ...(await readOwn(name)), policy })
  const find = async (path: string): Promise<Served | undefined> => {
    if (path === '/') return viewer('list.html')
    if (path === '/-/briefs.json') return json({ briefs: [...new Set([...(await folders()), ...board.names()])].sort() })
    if (path === '/-/editor.json') return json({ editor })
    if (own[path]) return { ...(await readOwn(own[path])), policy }
    const library = /^\/-\/pdf(\.worker)?\.mjs$/.exec(path)
    if (library) return { type: types['mjs'] as string, body: await readFile(pdfFile(`pdf${library[1] ?? ''}.min.mjs`)), policy }
    const [, brief = '', file = ''] = /^\/([^/]+)\/(.*)$/s.exec(path) ?? []
    if (file !== '' || !path.endsWith('/')) return findFile(board, brief, file)
    const made = folderOf(brief, await folders())
    if (made === undefined) return undefined
    want(made)
    return viewer('viewer.html')
  }
  return {
    find,
    stream: (path, send) => {
      const brief = /^\/-\/events\/([^/]+)$/.exec(path)?.[1]
      if (brief === undefined) return undefined
      const tell = () => send(JSON.stringify(board.newsOf(brief)))
      tell()
      return board.listen(tell)
    },
  }
}

/** The folder that makes a brief: that of its name or, of a matrix, the one that its name begins with. */
function folderOf(brief: string, folders: readonly string[]): string | undefined {
  const named = folders.filter((folder) => brief === folder || brief.startsWith(`${folder}-`))
  return named.sort((a, b) => b.length - a.length)[0]
}

/** A file that the last build lists, so that no path leads anywhere else; the page is served from memory before it lies there. */
async function findFile(board: Board, brief: string, file: string): Promise<Served | undefined> {
  const shown = board.of(brief)
  const type = types[file.slice(file.lastIndexOf('.') + 1)]
  if (!shown || !type) return undefined
  if (file === 'brief.html' && shown.page !== undefined) return { type, body: shown.page }
  if (!shown.built?.files.includes(file)) return undefined
  return { type, body: await readFile(join(shown.built.folder, file)) }
}

async function readOwn(name: string): Promise<Served> {
  const type = types[name.slice(name.lastIndexOf('.') + 1)] as string
  return { type, body: await readFile(join(ownFolder, 'templates/_base/preview', name)) }
}

/** pdf.js for browsers that are not the newest as well. */
function pdfFile(name: string): string {
  return join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'legacy/build', name)
}

function json(value: unknown): Served {
  return { type: types['json'] as string, body: JSON.stringify(value) }
}
