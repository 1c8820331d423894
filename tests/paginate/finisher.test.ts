import { afterAll, expect, it } from 'vitest'
import type { Print } from '../../src/paginate/finish-and-conserve.ts'
import { makeFinisher } from '../../src/paginate/finisher.ts'
import { usePrinter } from './print.ts'
import { readPdf } from './read-pdf.ts'

const { browser } = usePrinter()

/** As it is built: from its sources it runs without a thread. */
const built = new URL('../../dist/paginate/finisher.js', import.meta.url).href
const inThread = ((await import(built)) as typeof import('../../src/paginate/finisher.ts')).makeFinisher()
afterAll(() => inThread.close())

/** A print of one line, that should hold another where it is said. */
async function printOf(line: string, expected = line): Promise<Print> {
  const page = await browser().newPage()
  await page.setContent(`<!doctype html><html lang="en"><title>Lines</title><h1>${line}</h1></html>`)
  const pdf = await page.pdf({ tagged: true })
  await page.close()
  const runs = [{ owner: 'text' as const, pieces: [expected] }]
  return {
    pdf,
    finishing: {
      metadata: { title: 'Lines', subject: undefined, authors: [], publisher: undefined, lang: 'en', moment: '2026-01-01T00:00:00Z' },
      ...{ seal: 'seal', marked: { headings: [], links: [], markers: [], places: [] }, folios: [''], alike: {}, attachments: [] },
      ...{ names: { call: '{number}', back: '{number}' }, archive: false },
    },
    expected: { account: { text: runs, pages: [{ folio: '1', runs, calls: [], bodies: [], entries: [] }] }, notes: 'page', generated: '' },
  }
}

it('a thread finishes several prints at once, as it is done without one', async () => {
  const prints = await Promise.all(['The quay', 'The pier', 'The mole'].map((line) => printOf(line)))
  const here = await Promise.all(prints.map((print) => makeFinisher().finish({ ...print, pdf: print.pdf.slice() })))
  const there = await Promise.all(prints.map((print) => inThread.finish(print)))
  expect(there.map(({ pdf }) => Buffer.from(pdf).toString('latin1'))).toEqual(here.map(({ pdf }) => Buffer.from(pdf).toString('latin1')))
  expect((await readPdf(there[2]!.pdf)).pages[0]?.text).toBe('The mole')
  expect(there.map(({ problems, losses }) => [...problems, ...losses])).toEqual([[], [], []])
})

it('a thread is handed the print itself, and tells what it lacks', async () => {
  const print = await printOf('The quay', 'The quay at night')
  const { losses } = await inThread.finish(print)
  expect(losses).toEqual([expect.objectContaining({ kind: 'missing', page: 1, words: 'at night' })])
  expect(print.pdf).toHaveLength(0)
})

it('a print that cannot be read is a fault, and no other print suffers from it', async () => {
  const print = await printOf('The quay')
  const broken = inThread.finish({ ...print, pdf: Buffer.alloc(10_000, 'no PDF') })
  const sound = inThread.finish(print)
  await expect(broken).rejects.toThrow()
  expect((await sound).losses).toEqual([])
})
