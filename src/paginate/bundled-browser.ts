import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, lstat, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'
import type { FoundBrowser } from './find-browsers.ts'
import { unpackTar } from './tar.ts'

/**
 * Unpacks the Chromium headless shell of the npm package `@sparticuz/chromium` into this user's cache and returns it.
 *
 * The package's own `executablePath()` unpacks to a fixed name in the shared temporary folder, where another user could have put
 * a program of theirs; so the archives are read here. The folder appears under its name only when it is complete.
 */
export async function unpackBundled(): Promise<FoundBrowser> {
  const { archives, version } = await locatePackage()
  const folder = await cachedFolder(archives, version)
  return {
    path: join(folder, 'chromium-headless-shell'),
    libraries: join(folder, 'lib'),
    environment: { FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

async function locatePackage(): Promise<{ archives: string; version: string }> {
  try {
    const root = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..')
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { archives: join(root, 'bin'), version }
  } catch {
    throw new Error('it is not installed')
  }
}

/** The unpacked folder in the first cache folder that can be written. */
async function cachedFolder(archives: string, version: string): Promise<string> {
  const shared = join(tmpdir(), `dossier-cache-${process.getuid?.() ?? 'user'}`)
  const bases = [process.env['XDG_CACHE_HOME'], join(homedir(), '.cache')].flatMap((base) => (base ? [join(base, 'dossier')] : []))
  const reasons: string[] = []
  for (const base of [...bases, shared]) {
    try {
      await mkdir(base, { recursive: true, mode: 0o700 })
      await assertPrivate(base)
      const folder = join(base, `chromium-${version}`)
      if (!(await isComplete(folder))) await unpack(archives, base, folder)
      return folder
    } catch (cause) {
      reasons.push((cause as Error).message)
    }
  }
  throw new Error(`it cannot be unpacked: ${reasons.join(', ')}`)
}

/** A folder that somebody else owns or may write could hold a program of theirs. */
async function assertPrivate(folder: string): Promise<void> {
  const found = await lstat(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.()) throw new Error(`${folder} belongs to somebody else`)
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700)
}

/** Whether the folder holds what was unpacked, by the sizes that were noted then. */
async function isComplete(folder: string): Promise<boolean> {
  try {
    await assertPrivate(folder)
    const sizes = JSON.parse(await readFile(join(folder, 'sizes.json'), 'utf8')) as Record<string, number>
    for (const [name, size] of Object.entries(sizes)) if ((await stat(join(folder, name))).size !== size) return false
    return true
  } catch {
    return false
  }
}

async function unpack(archives: string, base: string, folder: string): Promise<void> {
  const unfinished = await mkdtemp(join(base, 'unpacking-'))
  try {
    await inflate(join(archives, 'chromium.br'), join(unfinished, 'chromium-headless-shell'))
    for (const archive of ['al2023.tar.br', 'fonts.tar.br']) {
      await unpackTar(brotliDecompressSync(await readFile(join(archives, archive))), unfinished)
    }
    await writeFile(join(unfinished, 'fonts.conf'), fontConfiguration(folder))
    const { size } = await stat(join(unfinished, 'chromium-headless-shell'))
    await writeFile(join(unfinished, 'sizes.json'), JSON.stringify({ 'chromium-headless-shell': size }))
    if (!(await isComplete(folder))) {
      await rm(folder, { recursive: true, force: true })
      await rename(unfinished, folder)
    }
  } catch (cause) {
    if (!(await isComplete(folder))) throw cause // else another process was quicker
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function inflate(archive: string, path: string): Promise<void> {
  const source = createReadStream(archive, { highWaterMark: 1 << 22 })
  await pipeline(source, createBrotliDecompress({ chunkSize: 1 << 21 }), createWriteStream(path, { mode: 0o700 }))
}

/** The browser sees one fallback face and none of the machine's, so that what a page lacks is lacking everywhere. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`
}
