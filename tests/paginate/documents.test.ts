import { describe, expect, it } from 'vitest'
import { paginate } from '../../src/paginate/paginate.ts'
import { callPage, foundWords, uniqueNote, usePrinter } from './print.ts'
import { readPdf } from './read-pdf.ts'
import { call, heading, sampleBrief, samplePage, words } from './sample.ts'

const { print, browser } = usePrinter()

const paragraphs = (count: number, seed: number) =>
  Array.from({ length: count }, (_, index) => `<p>${words(70, seed + index)}</p>`).join('')

/** Prints a page after a change to its HTML. */
async function printChanged(html: string, matter: Record<string, unknown> = {}) {
  const { value, messages } = await paginate(html, sampleBrief(matter), browser())
  return { value, messages, ...(await readPdf(value.pdf)) }
}

describe('documents', () => {
  it('may have a page template of their own with elements around everything', async () => {
    const notes = [uniqueNote(1, 30), uniqueNote(2, 400)]
    const html = await samplePage({
      chapters: [
        `${heading(2, 'One')}${paragraphs(9, 1)}<p>${words(9, 5)}${call(1)}</p>`,
        `${heading(2, 'Two')}<p>${words(9, 6)}${call(2)}</p>`,
      ],
      notes,
    })
    const own = html
      .replace(/<header.*?<\/header>/s, '<h1>Own title</h1>')
      .replace('<body>', '<body><div class="wrap"><div>')
      .replace('</body>', '</div></div></body>')
    const pdf = await printChanged(own)
    expect(pdf.messages).toEqual([])
    expect(foundWords(pdf, 2)).toHaveLength(400)
    expect(pdf.value.footnotePages.get(1)).toBe(callPage(pdf, 1))
    expect(pdf.outline[0]).toEqual([1, 'Own title', 1])
    expect(pdf.outline.find(([, title]) => title === 'Two')?.[2]).toBe(pdf.value.footnotePages.get(2))
  })

  it('may have contents longer than a page, whose figures are still true', async () => {
    const chapters = Array.from(
      { length: 70 },
      (_, index) => `${heading(2, `Chapter called ${index + 1}`, String(index + 1))}<p>${words(30, index)}</p>`,
    )
    const pdf = await print({ chapters, notes: [] })
    expect(pdf.messages).toEqual([])
    const entries = pdf.pages.slice(1, 4).flatMap(({ text }) => [...text.matchAll(/^\d+ (Chapter called \d+) (\d+)$/gm)])
    expect(entries).toHaveLength(70)
    for (const [, title, page] of entries) expect(pdf.outline.find(([, entry]) => entry.endsWith(` ${title}`))?.[2]).toBe(Number(page))
  })

  it('may be read from right to left', async () => {
    const html = await samplePage({
      chapters: [`${heading(2, 'One', '1')}${paragraphs(8, 1)}<p>${words(9, 5)}${call(1)}</p>`],
      notes: [uniqueNote(1, 60)],
    })
    const pdf = await printChanged(html.replace('<html lang="en-GB">', '<html lang="en-GB" dir="rtl">'))
    expect(pdf.messages).toEqual([])
    expect(foundWords(pdf, 1)).toHaveLength(60)
    const folio = pdf.pages[2]!.lines.find(({ text }) => text === '3')!
    expect(folio.left).toBeCloseTo((37 * 72) / 25.4, 0) // the edge of the text
  })

  it('are bound at the right where they are read from right to left', async () => {
    const chapters = [`${heading(2, 'One')}${paragraphs(14, 1)}`]
    const html = await samplePage({ chapters, notes: [] })
    const leftOf = async (changed: string) => {
      const { pages } = await printChanged(changed, { page: { sides: 'two' } })
      return pages
        .slice(2, 4)
        .map(({ lines }) => Math.round(Math.min(...lines.filter(({ text }) => text.length > 60).map(({ left }) => left))))
    }
    const [recto, verso] = await leftOf(html)
    expect(recto).not.toBe(verso)
    expect(await leftOf(html.replace('<html lang="en-GB">', '<html lang="en-GB" dir="rtl">'))).toEqual([verso, recto])
  })

  it('keep soft hyphens of the author only where a line ends', async () => {
    const pdf = await print({
      chapters: [`${heading(2, 'One')}<p>${Array.from({ length: 60 }, () => 'Donau\u00addampf\u00adschiff\u00adfahrt').join(' ')}</p>`],
      notes: [],
    })
    const text = pdf.pages[2]!.text
    expect(text).not.toContain('\u00ad')
    expect(text.replace(/-\n/g, '').match(/Donaudampfschifffahrt/g)).toHaveLength(60)
  })

  it('break long addresses in notes without adding to them', async () => {
    const address =
      'https://www.example.org/reports/2016/11/workers-rights/a-very-long-name-of-a-page-that-goes-on/index.html?part=2&section=7'
    const note = `<p>See <a href="${address.replace('&', '&amp;')}">${address.replace('&', '&amp;')}</a>.</p>`
    const pdf = await print({ chapters: [`${heading(2, 'One')}<p>${words(9, 5)}${call(1)}</p>`], notes: [note] })
    expect(pdf.pages[2]!.text.replaceAll('\n', '')).toContain(address)
  })

  it('may have a heading that is one long word, in the contents and in the running head as well', async () => {
    const chapters = ['Heading'.repeat(20), 'Usual'].map((title) => `${heading(2, title, '1')}<p>${words(9, 5)}</p>`)
    const pdf = await print({ title: 'Short', chapters, notes: [] }, { title: 'Short' })
    expect(pdf.messages).toEqual([])
    expect(pdf.pages[2]!.text).toMatch(/^Short/)
  })

  it('have no hyphens in an address, whatever words it holds', async () => {
    const addresses = Array.from({ length: 12 }, (_, index) => `https://www.example.org/${'x'.repeat(20 + 2 * index)}/representatives`)
    const links = addresses.map((address) => `<li>See <a href="${address}">${address}</a> and ${words(9, 1)}</li>`)
    const pdf = await print({ chapters: [`${heading(2, 'One')}<ul>${links.join('')}</ul>`], notes: [] })
    for (const address of addresses) expect(pdf.pages[2]!.text.replaceAll('\n', '')).toContain(address)
  })

  it('may be empty but for their title', async () => {
    const pdf = await print({ chapters: [], notes: [], contents: false })
    expect(pdf.messages).toEqual([])
    expect(pdf.value.pages).toBe(1)
  })

  it('say so where something cannot be parted and is higher than a page', async () => {
    const grid = `<div style="display:grid;grid-template-columns:1fr 1fr"><p>${words(1500, 1)}</p><p>${words(1500, 2)}</p></div>`
    const pdf = await print({ chapters: [`${heading(2, 'One')}${grid}`], notes: [] })
    expect(pdf.messages.map(({ rule, severity }) => [rule, severity])).toEqual([['lost-text', 'error']])
    expect(pdf.messages[0]!.message).toMatch(/^page 4 holds more than fits on it, near "/)
  })
})
