import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { differences, proofOf } from '../../src/queue/checkout.ts'
import { openParcel, packParcel, type Parcel } from '../../src/queue/parcel.ts'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'
import { dossier, start } from './machines.ts'

const parcel: Parcel = {
  result: {
    brief: {
      name: 'report',
      folder: '/there/output/report',
      state: 'built',
      files: ['brief.html'],
      pages: undefined,
      words: 3,
      footnotes: 1,
      meters: [],
      leftOut: [],
    },
    messages: [],
    inputs: [],
    approvals: [],
  },
  files: new Map<string, string | Uint8Array>([
    ['brief.html', '<p>Қазақстан</p>'],
    ['brief.pdf', new Uint8Array(randomBytes(5_000))],
  ]),
  basis: 'b',
}

test('a parcel comes out as it went in', async () => {
  expect(await openParcel(await packParcel(parcel, 'secret', 'job-1'), 'secret', 'job-1')).toEqual(parcel)
})

test('a parcel can be read by nobody else, does not fit another job, and damage shows', async () => {
  const packed = await packParcel(parcel, 'secret', 'job-1')
  expect(packed.includes('brief.html')).toBe(false)
  expect(await openParcel(packed, 'another', 'job-1')).toBeUndefined()
  expect(await openParcel(packed, 'secret', 'job-2')).toBeUndefined()
  packed[packed.length - 1]! ^= 1
  expect(await openParcel(packed, 'secret', 'job-1')).toBeUndefined()
  expect(await openParcel(Buffer.from('x'), 'secret', 'job-1')).toBeUndefined()
})

test('a proof says which part of a checkout differs, for its own build alone', () => {
  const checkout = { program: '1', sources: '2', templates: '3' }
  expect(differences(checkout, proofOf(checkout, 'build'), 'build')).toEqual([])
  expect(differences({ ...checkout, sources: '4' }, proofOf(checkout, 'build'), 'build')).toEqual(['sources'])
  expect(differences(checkout, proofOf(checkout, 'build'), 'another')).toEqual(['program', 'sources', 'templates'])
})

test('no server: the environment is at fault, and a password is not printed', async () => {
  const { status, stderr } = await dossier(await folderWith(smallProject()), 'build', ['--queue', 'redis://user:secret@127.0.0.1:1']).ended
  expect(status).toBe(3)
  expect(stderr).toContain('the queue at redis://127.0.0.1:1 cannot be used: connect ECONNREFUSED')
  expect(stderr).not.toContain('secret')
})

test.each([['build', '--queue', '127.0.0.1:6379'], ['worker'], ['worker', '--queue', 'redis://a', '--jobs', '0']])(
  'a wrong call: %s %s %s',
  async (command, ...args) => {
    expect((await dossier(await folderWith(smallProject()), command!, args).ended).status).toBe(2)
  },
)

test('who lacks BullMQ is told which packages to install', async () => {
  const root = await folderWith(smallProject())
  const hooks = `export const resolve = (name, context, next) => {
    if (name === 'bullmq') throw Object.assign(new Error('none'), { code: 'ERR_MODULE_NOT_FOUND' })
    return next(name, context)
  }`
  const asUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`
  const without = asUrl(`import { register } from 'node:module'; register(${JSON.stringify(asUrl(hooks))})`)
  const program = new URL('../../dist/bundle/cli.js', import.meta.url).pathname
  const args = ['--import', without, program, 'build', '--root', root]
  const { status, stderr } = await start(process.execPath, [...args, '--queue', 'redis://127.0.0.1:1']).ended
  expect(status).toBe(3)
  expect(stderr).toContain('BullMQ is needed, which is not installed\nnpm install bullmq ioredis')
  expect((await start(process.execPath, args).ended).status).toBe(0) // and nobody else misses it
})
