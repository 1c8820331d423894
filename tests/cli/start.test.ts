import { spawnSync } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const program = new URL('../../dist/bundle/cli.js', import.meta.url).pathname

function help(cache: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'check', '--help'], {
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: cache },
  })
  return { status, stdout, stderr }
}

describe('what V8 made of the program', () => {
  it('is kept for the next run, readable by this user alone', async () => {
    const cache = await folderWith()
    const first = help(cache)
    expect(first).toMatchObject({ status: 0, stderr: '' })
    const [kept, ...others] = await readdir(join(cache, 'dossier/code'))
    expect([kept?.endsWith('-check'), others]).toEqual([true, []])
    expect(help(cache)).toEqual(first)
  })

  it('serves a build as well, and is not made again', async () => {
    const cache = await folderWith()
    const root = await folderWith(smallProject())
    const build = () =>
      spawnSync(process.execPath, [program, 'build', '--force', '--root', root], { env: { ...process.env, XDG_CACHE_HOME: cache } })
    expect(build().status).toBe(0)
    const folder = join(cache, 'dossier/code')
    const made = await stat(join(folder, (await readdir(folder))[0]!))
    expect(build().status).toBe(0)
    expect((await stat(join(folder, (await readdir(folder))[0]!))).ino).toBe(made.ino)
  })

  it('is made anew where it is damaged', async () => {
    const cache = await folderWith()
    const first = help(cache)
    const folder = join(cache, 'dossier/code')
    const file = join(folder, (await readdir(folder))[0]!)
    const whole = await readFile(file)
    const damaged = Buffer.from(whole).fill(7, whole.length / 2, whole.length / 2 + 64)
    await writeFile(file, damaged)
    expect(help(cache)).toEqual(first)
    const mended = await readFile(file)
    expect(mended.equals(damaged)).toBe(false)
    expect(mended.length).toBeGreaterThan(100_000)
  })

  it('is of the program as it was written, letters of all scripts in it', async () => {
    const chapter = '# Un\n\nIl dit « non » à 5 млн.\n'
    const brief = {
      'templates/report/brief.yaml': 'title: T\nlang: fr\nformats: [html]\n',
      'templates/report/chapters/01-quay.md.hbs': chapter,
    }
    const root = await folderWith(smallProject(brief))
    expect(spawnSync(process.execPath, [program, 'build', '--root', root]).status).toBe(0)
    const html = await readFile(join(root, 'output/report/brief.html'), 'utf8')
    expect(html).toContain('Il dit «\u202fnon\u202f» à 5\u00a0млн.')
  })

  it('need not be kept', async () => {
    const folder = await folderWith({ cache: 'a file where the folder should be' })
    expect(help(join(folder, 'cache'))).toMatchObject({ status: 0, stderr: '' })
  })
})
