import { afterAll, describe, expect, it, vi } from 'vitest'
import { EnvironmentFault } from '../../src/model/fault.ts'
import { type Press, type PrintJob, startPress } from '../../src/paginate/press.ts'
import { readPdf } from './read-pdf.ts'
import { call, heading, sampleBrief, samplePage, words } from './sample.ts'

/** As it is built: from its sources it runs without a thread. */
const built = new URL('../../dist/paginate/press.js', import.meta.url).href
const program = (await import(built)) as { startPress: () => Press }
const press = program.startPress()
afterAll(() => press.close())

async function jobOf(word: string, notes = [`A note on the ${word}.`]): Promise<PrintJob> {
  const { matter, strings, place } = sampleBrief()
  const html = await samplePage({ chapters: [`${heading(2, word)}<p>${words(60, 1)}${call(1)} ${word}</p>`], notes })
  return {
    html,
    brief: { matter, strings, place, chapters: [] },
    footnotes: [{ number: 1, notes: [`on-${word}`], place }],
    attachments: [],
    faceRules: '',
  }
}

describe('a press in a thread', () => {
  it('prints several briefs at once, as it is done without one', async () => {
    const jobs = await Promise.all(['quay', 'pier', 'mole'].map((word) => jobOf(word)))
    const there = await Promise.all(jobs.map((job) => press.print(job)))
    const here = startPress()
    const alone = [await here.print(jobs[0]!), await here.print(jobs[1]!), await here.print(jobs[2]!)]
    await here.close()
    expect(there.map(({ value }) => Buffer.from(value.pdf).toString('latin1'))).toEqual(
      alone.map(({ value }) => Buffer.from(value.pdf).toString('latin1')),
    )
    expect(there.flatMap(({ messages }) => messages)).toEqual([])
    expect((await readPdf(there[2]!.value.pdf)).pages.at(-1)!.text).toContain('A note on the mole.')
  })

  it('tells what is wrong with a page, at the place that it is told', async () => {
    const { messages } = await press.print(await jobOf('quay', ['A note.', 'Nobody calls this one.']))
    expect(messages).toContainEqual(expect.objectContaining({ rule: 'lost-text', file: 'templates/sample/brief.yaml' }))
  })

  it('may rehearse, and prints the same afterwards', async () => {
    const { loadRehearsal } = await import('../../src/load/rehearsal.ts')
    const job = await jobOf('quay')
    const before = await press.print(job)
    press.rehearse(await loadRehearsal())
    const after = await press.print(job)
    expect(Buffer.from(after.value.pdf).equals(Buffer.from(before.value.pdf))).toBe(true)
  })

  it('says as a fault of the machine what is one', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '/nowhere/chromium')
    const without = program.startPress()
    const refusal = { message: expect.stringContaining('/nowhere/chromium'), hint: expect.stringContaining('name a browser') }
    await expect(without.version()).rejects.toMatchObject(refusal)
    await expect(without.print(await jobOf('quay'))).rejects.toMatchObject({ ...refusal, name: new EnvironmentFault('', '').name })
    await without.close()
    vi.unstubAllEnvs()
  })
})

it('a rehearsal goes well', async () => {
  const { openBrowser } = await import('../../src/paginate/browser.ts')
  const { loadRehearsal } = await import('../../src/load/rehearsal.ts')
  const { rehearse } = await import('../../src/paginate/rehearse.ts')
  const browser = await openBrowser()
  expect(await rehearse(browser, await loadRehearsal())).toEqual([])
  await browser.close()
})
