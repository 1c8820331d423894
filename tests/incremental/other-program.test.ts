import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { build } from '../../src/build.ts'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const engine = vi.hoisted(() => ({ hash: 'one' }))
vi.mock('../../src/load/engine.ts', () => ({ engineHash: () => engine.hash }))

test('another program prints anew what it would say alike: it may set its pages otherwise', async () => {
  const root = await folderWith(smallProject({ 'templates/report/brief.yaml': 'title: The quay\nlang: en-GB\nformats: [pdf]\n' }))
  const printed = async () => {
    await build({ root, force: true })
    const { print } = JSON.parse(await readFile(join(root, 'output/report/manifest.json'), 'utf8')) as { print: string }
    return print
  }
  const first = await printed()
  expect(await printed()).toBe(first)
  engine.hash = 'two'
  expect(await printed()).not.toBe(first)
})
