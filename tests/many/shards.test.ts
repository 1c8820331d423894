import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { countBriefs } from '../../src/load/count-briefs.ts'
import { mergeOutputs } from '../../src/pipeline/merge-outputs.ts'
import { folderWith, readFiles, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

/** Six briefs: five of a matrix, and one. */
const project = smallProject({
  'templates/port/brief.yaml': 'title: A port\nlang: en-GB\nformats: [html]\nmatrix: { port: [North, South, East, West, Old] }\n',
  'templates/port/chapters/01-port.md.hbs': '# {{params.port}}\n\n{{note "quay-closed"}}\n',
})

async function namesBuilt(root: string, part: number, of: number): Promise<string[]> {
  return (await build({ root, shard: { part, of } })).briefs.map(({ name }) => name)
}

test('shards share the briefs out, each to one', async () => {
  const root = await folderWith(project)
  expect(await countBriefs(root)).toBe(6)
  expect(await namesBuilt(root, 1, 3)).toEqual(['port-North', 'port-West'])
  expect(await namesBuilt(root, 2, 3)).toEqual(['port-South', 'port-Old'])
  expect(await namesBuilt(root, 3, 3)).toEqual(['port-East', 'report'])
  expect(await namesBuilt(root, 7, 7)).toEqual([])
  expect((await build({ root, briefs: ['port'], shard: { part: 2, of: 2 } })).briefs.map(({ name }) => name)).toEqual([
    'port-South',
    'port-West',
  ])
})

test('what shards built on several machines is, put together, what one machine builds', async () => {
  const alone = await folderWith(project)
  await build({ root: alone })
  const whole = await readFiles(join(alone, 'output'))
  expect(Object.keys(whole)).toContain('index.html')

  const machines = await Promise.all([1, 2, 3].map(() => folderWith(project)))
  for (const [index, root] of machines.entries()) {
    const { pages } = await build({ root, shard: { part: index + 1, of: 3 } })
    expect(pages).toEqual([])
  }
  const last = await folderWith(project)
  const folders = machines.map((root) => join(root, 'output'))
  expect(await mergeOutputs({ root: last }, folders)).toMatchObject({ messages: [], refused: [], briefs: 6 })
  expect(await readFiles(join(last, 'output'))).toEqual(whole)

  // copied by any other means, a build finds nothing to do but the pages about all
  await rm(join(last, 'output'), { recursive: true })
  for (const folder of folders) await cp(folder, join(last, 'output'), { recursive: true })
  expect((await build({ root: last })).briefs.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'unchanged'))
  expect(await readFiles(join(last, 'output'))).toEqual(whole)
})

test('a brief that is not as its manifest says, or was made for another folder, is not taken over', async () => {
  const from = await folderWith(project)
  await build({ root: from, briefs: ['report'] })
  const root = await folderWith(project)
  const page = await readFile(join(from, 'output/report/brief.html'), 'utf8')
  await writeFiles(from, { 'output/report/brief.html': page.replace('closed', 'opened') })
  const merged = await mergeOutputs({ root }, [join(from, 'output')])
  expect(merged).toMatchObject({ taken: [], briefs: 0 })
  expect(merged.refused.join()).toContain('its files are not as its manifest says')

  await build({ root: from, out: join(from, 'elsewhere'), briefs: ['report'] })
  expect((await mergeOutputs({ root }, [join(from, 'elsewhere')])).refused.join()).toContain(
    'it was built for elsewhere/report/brief.html, which is not below output/report/',
  )
})

test('a brief that is stopped does not stop the others', async () => {
  const chapter = '# {{params.port}}\n\n{{#if (eq params.port "East")}}{{note "quay-clsed"}}{{else}}{{note "quay-closed"}}{{/if}}\n'
  const root = await folderWith({ ...project, 'templates/port/chapters/01-port.md.hbs': chapter })
  const done: string[] = []
  await build({ root, finished: ({ name, state }) => done.push(`${name} ${state}`) })
  expect(done.toSorted()).toEqual([
    'port-East stopped',
    'port-North built',
    'port-Old built',
    'port-South built',
    'port-West built',
    'report built',
  ])
})
