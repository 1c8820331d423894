import { spawnSync } from 'node:child_process'
import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const own = new URL('../../', import.meta.url).pathname

test('another program prints anew what it would say alike: it may set its pages otherwise', async () => {
  const copy = await folderWith()
  for (const path of ['package.json', 'dist/bundle', 'templates/_base']) await cp(join(own, path), join(copy, path), { recursive: true })
  await symlink(join(own, 'node_modules'), join(copy, 'node_modules'), 'junction')
  const root = await folderWith(smallProject({ 'templates/report/brief.yaml': 'title: The quay\nlang: en-GB\nformats: [html, pdf]\n' }))
  const built = async () => {
    const { status } = spawnSync(process.execPath, [join(copy, 'dist/bundle/cli.js'), 'build', '--force', '--root', root])
    expect(status).toBe(0)
    const { print } = JSON.parse(await readFile(join(root, 'output/report/manifest.json'), 'utf8')) as { print: string }
    return { print, page: await readFile(join(root, 'output/report/brief.html'), 'utf8') }
  }
  const first = await built()
  expect(await built()).toEqual(first)
  await writeFile(join(copy, 'templates/_base/other.txt'), 'It is another program now.')
  const second = await built()
  expect(second.page).toBe(first.page)
  expect(second.print).not.toBe(first.print)
})
