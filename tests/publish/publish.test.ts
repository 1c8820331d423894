import { mkdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EnvironmentFault } from '../../src/model/fault.ts'
import { publish } from '../../src/publish/publish.ts'
import { filesIn, folderWith } from '../support/folder.ts'

const manifest = (...paths: string[]) => JSON.stringify({ outputs: paths.map((path) => ({ path: `output/brief/${path}`, sha256: '' })) })

async function place(files: Record<string, string> = {}) {
  const root = await folderWith(files)
  return { root, folder: join(root, 'output/brief') }
}

describe('publish', () => {
  test('writes every file into the folder, which need not exist', async () => {
    const to = await place()
    await publish(
      to,
      new Map<string, string | Uint8Array>([
        ['brief.html', '<p>'],
        ['chapters/01-a.md', '# A'],
        ['brief.pdf', new Uint8Array([37, 80])],
      ]),
    )
    expect(await filesIn(to.folder)).toEqual(['brief.html', 'brief.pdf', 'chapters/01-a.md'])
    expect(await readFile(join(to.folder, 'brief.pdf'))).toEqual(Buffer.from([37, 80]))
  })

  test('removes what an earlier build wrote and this one does not, and nothing else', async () => {
    const to = await place({
      'output/brief/manifest.json': manifest('brief.html', 'chapters/02-old.md'),
      'output/brief/brief.html': 'old',
      'output/brief/chapters/02-old.md': 'old',
      'output/brief/my-remarks.txt': 'mine',
    })
    await publish(
      to,
      new Map([
        ['brief.html', 'new'],
        ['manifest.json', manifest('brief.html')],
      ]),
    )
    expect(await filesIn(to.folder)).toEqual(['brief.html', 'manifest.json', 'my-remarks.txt'])
  })

  test('a manifest that points outside its folder removes nothing there', async () => {
    const to = await place({ 'precious.txt': 'mine', 'output/brief/manifest.json': manifest('../../precious.txt') })
    await publish(to, new Map([['brief.html', 'new']]))
    expect(await filesIn(to.root)).toContain('precious.txt')
  })

  test('a file that cannot be written leaves the last good build whole', async () => {
    const to = await place({ 'output/brief/brief.html': 'good', 'output/brief/manifest.json': manifest('brief.html') })
    await mkdir(join(to.folder, 'brief.pdf'))
    const attempt = publish(
      to,
      new Map([
        ['brief.html', 'new'],
        ['brief.pdf', 'new'],
      ]),
    )
    await expect(attempt).rejects.toThrow(EnvironmentFault)
    expect(await readFile(join(to.folder, 'brief.html'), 'utf8')).toBe('good')
    expect(await filesIn(to.folder)).toEqual(['brief.html', 'manifest.json'])
  })

  test('a symbolic link is replaced, what it leads to is not written', async () => {
    const to = await place({ 'elsewhere.html': 'untouched', 'output/brief/x': '' })
    await symlink(join(to.root, 'elsewhere.html'), join(to.folder, 'brief.html'))
    await publish(to, new Map([['brief.html', 'new']]))
    expect(await readFile(join(to.root, 'elsewhere.html'), 'utf8')).toBe('untouched')
    await expect(readlink(join(to.folder, 'brief.html'))).rejects.toThrow()
  })

  test('two builds at once leave the whole files of one of them', async () => {
    const to = await place()
    const long = (letter: string) => new Map([['brief.html', letter.repeat(400_000)]])
    await Promise.all([publish(to, long('a')), publish(to, long('b')), publish(to, long('c'))])
    const written = await readFile(join(to.folder, 'brief.html'), 'utf8')
    expect(new Set(written).size).toBe(1)
    expect(written).toHaveLength(400_000)
    expect(await filesIn(to.folder)).toEqual(['brief.html'])
  })

  test('a folder that is a file is a fault of the machine, named with what to do', async () => {
    const root = await folderWith()
    await writeFile(join(root, 'output'), '')
    await expect(publish({ root, folder: join(root, 'output/brief') }, new Map([['a', '']]))).rejects.toMatchObject({
      message: expect.stringContaining('a file stands where a folder should be'),
      hint: expect.stringContaining('--out'),
    })
  })
})
