import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EnvironmentFault } from '../../src/model/fault.ts'
import { describeBrowser, openBrowser } from '../../src/paginate/browser.ts'
import { paginate } from '../../src/paginate/paginate.ts'
import { unpackTar } from '../../src/paginate/tar.ts'
import { sampleBrief, samplePage, words } from './sample.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'browser-test-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

/** Folders of browsers that this process has open. */
const profiles = async () => (await readdir(tmpdir())).filter((name) => name.startsWith(`dossier-browser-${process.pid}-`))

describe('openBrowser', () => {
  it('opens one whose private profile goes with it', async () => {
    const browser = await openBrowser()
    expect(describeBrowser(browser)).toMatch(/^Chromium \d+\./)
    const [profile] = await profiles()
    expect((await stat(join(tmpdir(), profile!))).mode & 0o077).toBe(0)
    await browser.close()
    await vi.waitFor(async () => expect(await profiles()).toEqual([]))
  })

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'unpacks the one of the package for this user alone, and again where it is damaged',
    async () => {
      vi.stubEnv('XDG_CACHE_HOME', folder)
      await (await openBrowser()).close()
      const [name] = (await readdir(join(folder, 'dossier'))).filter((entry) => entry.startsWith('chromium-'))
      const unpacked = join(folder, 'dossier', name!)
      const executable = join(unpacked, 'chromium-headless-shell')
      expect((await stat(unpacked)).mode & 0o077).toBe(0)
      const { size } = await stat(executable)
      await writeFile(executable, 'cut off')
      await (await openBrowser()).close()
      expect((await stat(executable)).size).toBe(size)
      expect((await readdir(join(folder, 'dossier'))).filter((entry) => entry.startsWith('unpacking-'))).toEqual([])
    },
  )

  it.each([
    ['a file that is not there', 'nothing', async () => {}, 'no such file'],
    [
      'no browser',
      'script',
      async (path: string) => writeFile(path, '#!/bin/sh\nexit 1\n', { mode: 0o755 }),
      'it ends at once, or is no browser',
    ],
    ['not executable', 'text', async (path: string) => writeFile(path, 'text', { mode: 0o644 }), 'it may not be executed'],
    ['a folder', 'folder', async (path: string) => mkdir(path), 'it is no file'],
    [
      'a program whose loader is missing',
      'script',
      async (path: string) => writeFile(path, '#!/nonexistent/loader\n'),
      'the file, or the loader that it asks for, is not there',
    ],
  ])('does not go on silently where PUPPETEER_EXECUTABLE_PATH names %s', async (_, name, make, reason) => {
    const path = join(folder, name)
    await make(path)
    if (name === 'script') await chmod(path, 0o755)
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', path)
    const fault = await openBrowser().catch((cause: unknown) => cause)
    expect(fault).toBeInstanceOf(EnvironmentFault)
    expect((fault as EnvironmentFault).message).toBe(`PUPPETEER_EXECUTABLE_PATH (${path}): ${reason}`)
    expect(await profiles()).toEqual([])
  })
})

describe('a browser that ends', () => {
  it('while pages are made is a fault of the environment', async () => {
    const browser = await openBrowser()
    const html = await samplePage({ chapters: [`<h2>One</h2><p>${words(2000, 1)}</p>`], notes: [] })
    const printing = paginate(html, sampleBrief(), browser).catch((cause: unknown) => cause)
    setTimeout(() => browser.process()?.kill('SIGKILL'), 150)
    const fault = await printing
    expect(fault).toBeInstanceOf(EnvironmentFault)
    expect((fault as EnvironmentFault).message).toBe('the browser ended before the pages were printed')
    await vi.waitFor(async () => expect(await profiles()).toEqual([]))
  })
})

describe('unpackTar', () => {
  const header = (name: string, size: number, type = '0') => {
    const block = Buffer.alloc(512)
    block.write(name, 0)
    block.write(size.toString(8).padStart(11, '0'), 124)
    block.write(type, 156)
    return block
  }
  const archive = (name: string, content: string, type?: string) =>
    Buffer.concat([header(name, content.length, type), Buffer.from(content.padEnd(512, '\0')), Buffer.alloc(1024)])

  it('writes files and makes their folders', async () => {
    await unpackTar(archive('lib/a.txt', 'text'), folder)
    expect((await stat(join(folder, 'lib', 'a.txt'))).size).toBe(4)
  })

  it('refuses what leads out of the folder', async () => {
    await expect(unpackTar(archive('../a.txt', 'text'), folder)).rejects.toThrow('outside')
    await expect(unpackTar(archive('link', '', '2'), folder)).rejects.toThrow('no plain file')
  })
})
