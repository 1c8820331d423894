import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { filesIn, folderWith, readFiles, writeFiles } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'
import { dossier, installed, type Running, startServer } from './machines.ts'

/** One brief with a PDF, which takes a moment, and two without; one of them has an error. */
const project = smallProject({
  'templates/report/brief.yaml': 'title: The quay\nlang: en-GB\nformats: [html, pdf]\n',
  'templates/letter/brief.yaml': 'title: A letter\nlang: en-GB\nformats: [html]\n',
  'templates/letter/chapters/01-quay.md.hbs': '# The quay\n\n{{note "quay-closed"}}\n\nIn 2013, 12 ships lay there.\n',
  'templates/wrong/brief.yaml': 'title: Wrong\nlang: en-GB\nformats: [html]\n',
  'templates/wrong/chapters/01-quay.md.hbs': '# The quay\n\n{{note "quay-clsed"}}\n',
})
const good = Object.fromEntries(Object.entries(project).filter(([path]) => !path.startsWith('templates/wrong/')))

let server: Awaited<ReturnType<typeof startServer>>
beforeEach(async () => {
  if (installed) server = await startServer()
})

async function machine(root: string, environment?: Record<string, string>): Promise<Running> {
  const worker = dossier(root, 'worker', ['--queue', server.url, '--jobs', '1'], environment)
  await worker.until('waiting for briefs')
  return worker
}

const build = (root: string, ...args: string[]) => dossier(root, 'build', ['--queue', server.url, ...args])
const output = (root: string) => readFiles(join(root, 'output'))
const withoutTime = (text: string) => text.replaceAll(/in \d+\.\d s/g, 'in – s')

/** What a build on one machine writes and says. */
async function alone(files: Record<string, string>) {
  const root = await folderWith(files)
  const { status, stdout } = await dossier(root, 'build', []).ended
  return { status, stdout: withoutTime(stdout).replaceAll(/^ {2}\S*output/gm, '  output'), files: await output(root) }
}

describe.skipIf(!installed)('a build on several machines', { timeout: 120_000 }, () => {
  test('writes the same bytes as on one, and says the same', async () => {
    const here = await folderWith(project)
    const [one, two] = [await machine(await folderWith(project)), await machine(await folderWith(project))]
    const { status, stdout, stderr } = await build(here).ended
    const expected = await alone(project)
    expect(withoutTime(stdout).replaceAll(/^ {2}\S*output/gm, '  output')).toBe(expected.stdout)
    expect(status).toBe(expected.status)
    expect(await output(here)).toEqual(expected.files)
    expect(stderr).toMatch(/^report +paginate +\d+ pages/m)
    expect(one.said() + two.said()).toMatch(/^report: built in/m)
    expect(one.said() + two.said()).toMatch(/^wrong: has errors in/m)
    for (const worker of [one, two]) worker.child.kill('SIGTERM')
    expect((await one.ended).status).toBe(0)
    expect((await two.ended).status).toBe(0)
    expect((await build(here, '--wait', '1').ended).stdout).toContain('2 unchanged') // which needs no worker
  })

  test('a worker with another checkout refuses, and another takes the brief', async () => {
    const here = await folderWith(good)
    const stale = await machine(await folderWith({ ...good, 'sources/questions.yaml': '' }))
    const running = build(here)
    await stale.until('refused: this checkout is not that of the build (sources)')
    await machine(await folderWith(good))
    const { status, stderr } = await running.ended
    expect(status).toBe(0)
    expect(stderr.match(/has another checkout \(sources\) and does not take part/g)).toHaveLength(1)
    expect(await filesIn(join(here, 'output/report'))).toContain('brief.pdf')
  })

  test('a checkout that is brought up to date takes part', async () => {
    const there = await folderWith(good)
    const worker = await machine(there)
    const change = { 'templates/letter/style.css': 'p { color: black }' }
    const running = build(await folderWith({ ...good, ...change }))
    await worker.until('(templates)')
    await writeFiles(there, change)
    expect((await running.ended).status).toBe(0)
  })

  test('what is there for another checkout does not stand in the way', async () => {
    const other = build(await folderWith({ ...good, 'sources/questions.yaml': '' }))
    const worker = await machine(await folderWith(good))
    await worker.until('(sources)')
    expect((await build(await folderWith(good)).ended).status).toBe(0)
    expect(other.child.exitCode).toBeNull()
  })

  test('nobody there who fits: it ends after the time that was given, and leaves what was', async () => {
    const { status, stderr } = await build(await folderWith(good), '--wait', '3').ended
    expect(status).toBe(3)
    expect(stderr.match(/no worker took up a brief for 3 s/g)).toHaveLength(1)
  })
})

describe.skipIf(!installed)('what may happen meanwhile', { timeout: 120_000 }, () => {
  test('a worker that is killed: another takes over its brief', async () => {
    const here = await folderWith(good)
    const victim = await machine(await folderWith(good))
    const running = build(here, 'report')
    await running.until('compose')
    victim.child.kill('SIGKILL')
    const other = await machine(await folderWith(good))
    expect((await running.ended).status).toBe(0)
    expect(other.said()).toContain('report: built in')
  })

  test('a server that loses all it had: the briefs are handed out again', async () => {
    const here = await folderWith(good)
    await machine(await folderWith(good))
    const running = build(here)
    await running.until('compose')
    await server.kill()
    await server.again()
    const { status, stderr } = await running.ended
    expect(stderr).toContain('is back')
    expect(status).toBe(0)
    expect(await output(here)).toEqual((await alone(good)).files)
  })

  test('a brief that fails each time is reported once; the others are built', async () => {
    const here = await folderWith(good)
    const worker = await machine(await folderWith(good), { PUPPETEER_EXECUTABLE_PATH: '/nowhere/browser' })
    const { status, stdout, stderr } = await build(here).ended
    expect(status).toBe(3)
    expect(stderr.match(/no worker could build report: /g)).toHaveLength(1)
    expect(stdout).toMatch(/^letter: \d+ words/m)
    expect(stdout).toContain('report: not built')
    expect(worker.said().match(/report: not built/g)).toHaveLength(3)
  })

  test('a build that is killed leaves no work behind', async () => {
    const running = build(await folderWith(good))
    await running.until('check')
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    running.child.kill('SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 16_000))
    const worker = await machine(await folderWith(good))
    const here = await folderWith(good)
    expect((await build(here).ended).status).toBe(0)
    expect(worker.said().match(/built in/g)).toHaveLength(2)
  })
})
