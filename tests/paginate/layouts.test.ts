import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { callPage, foundWords, type Printed, uniqueNote, usePrinter } from './print.ts'
import { call, heading, sampleTable, words } from './sample.ts'
import { structureOf, typesOf } from './structure-of.ts'

const { print, browser } = usePrinter()

const points = (millimetres: number) => (millimetres * 72) / 25.4
const paragraphs = (count: number, seed: number) =>
  Array.from({ length: count }, (_, index) => `<p>${words(70, seed + index)}</p>`).join('')

/** Pages on which a text occurs, from 1. */
const pagesWith = ({ pages }: Printed, text: string | RegExp) => pages.flatMap((page, index) => (page.text.match(text) ? [index + 1] : []))

/** The folio of each page: what stands below the type area. */
const foliosOf = ({ pages }: Printed, height = 297, bottom = 26) =>
  pages.map(({ lines }) => lines.find(({ top }) => top > points(height - bottom) + 12))

function figure(height: number, caption: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="${height}"><rect width="600" height="${height}"/></svg>`
  return `<figure><img alt="A bar" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"><figcaption>${caption}</figcaption></figure>`
}

describe('a picture that does not fit', () => {
  const chapter = (caption: string, after: string) =>
    `${heading(2, 'One')}${paragraphs(4, 1)}<p>beforehand ${words(40, 2)}</p>${figure(500, caption)}<p>afterwards ${words(40, 4)}${after}</p>${paragraphs(5, 10)}`

  it('goes to the head of the next page, and the text goes on before it', async () => {
    const pdf = await print({ chapters: [chapter('The caption', '')], notes: [] })
    expect(pdf.messages).toEqual([])
    expect([pagesWith(pdf, 'beforehand'), pagesWith(pdf, 'afterwards'), pagesWith(pdf, 'The caption')]).toEqual([[3], [3], [4]])
    const foot = Math.max(...pdf.pages[2]!.lines.filter(({ size }) => Math.abs(size - 10.4) < 0.1).map(({ top }) => top))
    expect(foot).toBeGreaterThan(points(297 - 26) - 3 * 14)
    const [below] = pdf.pages[3]!.lines.slice(pdf.pages[3]!.lines.findIndex(({ text }) => text.includes('The caption')) + 1)
    expect((below!.top - points(24)) % 14).toBeCloseTo((pdf.pages[2]!.lines.at(-2)!.top - points(24)) % 14, 0)
  })

  it('stands at the foot of the page that refers to it, over the notes, and the text goes on on the next', async () => {
    const mention = `<p>${words(20, 2)} See <a href="#bar">Figure 1</a>. ${words(110, 3)} afterwards</p>`
    const bar = figure(400, `<span class="caption-number">Figure 1.</span> The caption${call(1)}`).replace('<figure>', '<figure id="bar">')
    const parts = { contents: false, notes: [uniqueNote(1, 30)] }
    const pdf = await print({ ...parts, chapters: [`${heading(2, 'One')}${paragraphs(2, 1)}${mention}${bar}${paragraphs(9, 10)}`] })
    expect(pdf.messages).toEqual([])
    expect([pagesWith(pdf, /See Figure\s1/), pagesWith(pdf, 'The caption'), pagesWith(pdf, 'afterwards')]).toEqual([[2], [2], [3]])
    expect(foundWords(pdf, 1).map(({ page }) => page)).toEqual(Array.from({ length: 30 }, () => 2))
    const { lines } = pdf.pages[1]!
    const caption = lines.findIndex(({ text }) => text.includes('The caption'))
    const [above, below] = [lines[caption - 1]!, lines[caption + 1]!]
    expect(below.text).toMatch(/n1w0/)
    expect(below.top - lines[caption]!.top).toBeLessThan(30)
    expect(above.right).toBeCloseTo(points(210 - 33), 0) // the paragraph goes on
    expect(lines[caption]!.top - above.top).toBeGreaterThan(200)
    // it is read where it is written: after the paragraph
    expect(typesOf((await structureOf(pdf.value.pdf)).root.kids[1]!)).toMatch(/^Sect\(H2 2×P P\(Link\) Figure\(/)
  })

  it('takes the notes of its caption with it, and none that comes later is printed before them', async () => {
    const pdf = await print({ chapters: [chapter(`The caption${call(1)}`, call(2))], notes: [uniqueNote(1, 9), uniqueNote(2, 9)] })
    expect(pdf.messages).toEqual([])
    for (const note of [1, 2]) expect(foundWords(pdf, note)[0]!.page).toBe(callPage(pdf, note))
    expect(foundWords(pdf, 1)[0]!.page).toBe(pagesWith(pdf, 'The caption')[0])
    expect(foundWords(pdf, 1)[0]!.page).toBeLessThanOrEqual(foundWords(pdf, 2)[0]!.page)
  })

  it('does not leave its chapter', async () => {
    const first = `${heading(2, 'One')}${paragraphs(6, 1)}${figure(600, 'The caption')}<p>after</p>`
    const pdf = await print({ chapters: [first, `${heading(2, 'Two')}<p>second</p>`], notes: [] })
    expect(pdf.messages).toEqual([])
    expect(pagesWith(pdf, 'The caption')[0]).toBeLessThan(pagesWith(pdf, /\bsecond$/m)[0]!)
  })
})

/** A table of cells `cell0x0`, … under long heads, with something in the first cell. */
function wide(columns: number, rows: number, mark = '', number = 1): string {
  const row = (cell: string, text: (column: number) => string) =>
    `<tr>${Array.from({ length: columns }, (_, column) => `<${cell}>${text(column)}</${cell}>`).join('')}</tr>`
  const body = Array.from({ length: rows }, (_, index) =>
    row('td', (column) => `cell${index}x${column}${column + index === 0 ? mark : ''}`),
  )
  return `<div class="table" id="w${number}"><table><caption><span class="caption-number">Table ${number}.</span> Wide</caption><thead>${row('th', (column) => `Registered${column}`)}</thead><tbody>${body.join('')}</tbody></table></div>`
}

describe('a wide table', () => {
  const chapter = (table: string) =>
    `${heading(2, 'One')}${paragraphs(2, 1)}<p>beforehand ${words(40, 2)}</p>${table}<p>afterwards ${words(60, 4)}</p>${paragraphs(7, 9)}`
  const cells = (pdf: Printed) => pdf.pages.flatMap(({ text }) => [...text.matchAll(/\bcell\d+x\d+\b/g)].map(([cell]) => cell))

  it('is set smaller where that is enough', async () => {
    const pdf = await print({ chapters: [chapter(wide(8, 4))], notes: [] })
    expect(pdf.messages).toEqual([])
    const line = pdf.pages[2]!.lines.find(({ text }) => text.includes('cell3x7'))!
    expect(line.size).toBeLessThan(8)
    expect(line.right).toBeLessThan(points(210 - 33) + 1)
  })

  it('has a page on its side otherwise, with its notes, while the text goes on', async () => {
    const pdf = await print({ chapters: [chapter(wide(13, 60, call(1)))], notes: [uniqueNote(1, 12)] })
    expect(pdf.messages).toEqual([])
    expect(cells(pdf)).toHaveLength(13 * 60)
    expect([pagesWith(pdf, 'beforehand'), pagesWith(pdf, 'afterwards')]).toEqual([[3], [3]])
    const turned = pdf.sizes.flatMap(([width, height], index) => (width > height ? [index + 1] : []))
    expect(turned.length).toBeGreaterThan(1)
    expect([pagesWith(pdf, /cell\d+x\d+/), turned[0]]).toEqual([turned, 4])
    expect(pagesWith(pdf, 'Table 1. continued')).toEqual(turned.slice(1))
    expect(foundWords(pdf, 1).map(({ page }) => page)).toEqual(Array.from({ length: 12 }, () => 4))
    expect(pdf.sizes.at(-1)![0]).toBeLessThan(pdf.sizes.at(-1)![1])
  })

  it('breaks its words with a hyphen where it has more columns than a page on its side', async () => {
    const crowded = wide(20, 3).replaceAll(/(?<=<t[hd]>)\w+/g, 'organisation')
    const pdf = await print({ chapters: [chapter(crowded)], notes: [] })
    expect(pdf.messages).toEqual([])
    const [page] = pagesWith(pdf, 'organisa-')
    expect(pdf.sizes[page! - 1]![0]).toBeGreaterThan(pdf.sizes[page! - 1]![1])
    expect(pdf.pages[page! - 1]!.text.replaceAll(/[^a-z]/g, '').match(/organisa/g)).toHaveLength(80)
  })

  it('loses no column within a box or a note', async () => {
    const box = `<aside class="box"><h3 class="box-title">A box</h3>${wide(16, 3)}</aside>`
    const pdf = await print({ chapters: [`${heading(2, 'One')}${paragraphs(1, 1)}${box}<p>x${call(1)}</p>`], notes: [wide(15, 2)] })
    expect(pdf.messages).toEqual([])
    for (const { lines } of pdf.pages) for (const { right } of lines) expect(right).toBeLessThan(points(210 - 33) + 2)
  })
})

describe('a note that goes on', () => {
  it('is marked where it is parted, on both pages', async () => {
    const pdf = await print({
      chapters: [`${heading(2, 'One')}${paragraphs(2, 1)}<p>${words(12, 5)}${call(1)}</p>${paragraphs(8, 40)}`],
      notes: [uniqueNote(1, 900)],
    })
    expect(pdf.messages).toEqual([])
    const pages = [...new Set(foundWords(pdf, 1).map(({ page }) => page))]
    expect(pages.length).toBeGreaterThan(1)
    const arrows = pdf.pages.map(({ text }) => text.match(/→/g)?.length ?? 0)
    expect(pages.map((page) => arrows[page - 1])).toEqual(pages.map((_, index) => (index === 0 || index === pages.length - 1 ? 1 : 2)))
    expect(pdf.pages[pages[1]! - 1]!.lines.some(({ text, size, left }) => text.startsWith('→ 1') && size < 8.2 && left < points(37))).toBe(
      true,
    )
  })
})

describe('two columns', () => {
  it('hold the text one after the other, with the notes under the column of their call', async () => {
    const text = Array.from(
      { length: 60 },
      (_, index) => `<p>p${index}${index % 4 === 0 ? call(index / 4 + 1) : ''} ${words(40, index)}</p>`,
    )
    const notes = Array.from({ length: 15 }, (_, index) => uniqueNote(index + 1, 25))
    const pdf = await print({ chapters: [`${heading(2, 'One')}${text.join('')}`], notes }, { page: { columns: 2 } })
    expect(pdf.messages).toEqual([])
    const order = pdf.pages.flatMap(({ text: page }) => [...page.matchAll(/^p(\d+)/gm)].map(([, number]) => Number(number)))
    expect([...order].sort((a, b) => a - b)).toEqual(text.map((_, index) => index))
    const middle = points(105)
    const lines = pdf.pages[2]!.lines.filter(({ size, text: line }) => Math.abs(size - 9.6) < 0.1 && line.length > 20)
    expect(lines.filter(({ left }) => left < middle).every(({ right }) => right < middle)).toBe(true)
    expect(lines.filter(({ left }) => left > middle).length).toBeGreaterThan(15)
    for (let note = 1; note <= 15; note++) {
      const page = pdf.pages[callPage(pdf, note) - 1]!
      expect(foundWords(pdf, note).map((word) => word.page)).toEqual(Array.from({ length: 25 }, () => callPage(pdf, note)))
      const side = page.lines.find(({ text: line }) => line.includes(`n${note}w0 `))!.left < middle
      const called = page.lines.find(({ text: line }) => line.startsWith(`p${(note - 1) * 4}`))!.left < middle
      expect([note, side]).toEqual([note, called])
    }
  })

  it('end at about the same height on the last page', async () => {
    const pdf = await print({ chapters: [`${heading(2, 'One')}${paragraphs(5, 1)}`], notes: [] }, { page: { columns: 2 } })
    const lines = pdf.pages[2]!.lines.filter(({ size }) => Math.abs(size - 9.6) < 0.1)
    const foot = (isLeft: boolean) => Math.max(...lines.filter(({ left }) => left < points(105) === isLeft).map(({ top }) => top))
    expect(Math.abs(foot(true) - foot(false))).toBeLessThan(4 * 13)
    expect(foot(true)).toBeLessThan(points(200))
  })

  it('give a long table the whole width of a page', async () => {
    const pdf = await print(
      { chapters: [`${heading(2, 'One')}${paragraphs(4, 1)}${sampleTable(1, 40, 3)}${paragraphs(4, 9)}`], notes: [] },
      { page: { columns: 2 } },
    )
    expect(pdf.messages).toEqual([])
    const row = pdf.pages.flatMap(({ lines }) => lines).find(({ text }) => text.startsWith('1 May'))!
    expect(row.left).toBeCloseTo(points(21), 0)
    expect(Math.max(...pdf.pages[pagesWith(pdf, '1 May')[0]! - 1]!.lines.map(({ right }) => right))).toBeCloseTo(points(210 - 21), 0)
  })

  /** Lines of the text on a page, in its left or right column. */
  const linesIn = ({ lines }: Printed['pages'][number], isLeft: boolean) =>
    lines.filter(({ size, left, text }) => Math.abs(size - 9.6) < 0.1 && text.length > 20 && left < points(105) === isLeft)

  it('go on over and under a wide table, which has its notes on its page', async () => {
    const numbered = (first: number, count: number) =>
      Array.from({ length: count }, (_, index) => `<p>p${first + index} ${words(70, first + index)}</p>`).join('')
    const tables = [1, 2, 3].map((number) => wide(7, 6, call(number), number))
    const text = `${numbered(0, 3)}${tables[0]}${numbered(3, 12)}${tables[1]}${numbered(15, 1)}${tables[2]}${numbered(16, 9)}`
    const notes = [1, 2, 3].map((number) => uniqueNote(number, 20))
    const pdf = await print({ chapters: [`${heading(2, 'One')}${text}`], notes }, { page: { columns: 2 } })
    expect(pdf.messages).toEqual([])
    const order = pdf.pages.flatMap(({ text: page }) => [...page.matchAll(/^Table (\d)\. Wide/gm)].map(([, number]) => number))
    expect(order).toEqual(['1', '2', '3'])
    for (const number of [1, 2, 3]) {
      const [at] = pagesWith(pdf, `Table ${number}. Wide`)
      const page = pdf.pages[at! - 1]!
      const [head, foot] = [`Table ${number}.`, 'cell5x0'].map((start) => page.lines.find(({ text: line }) => line.startsWith(start))!.top)
      for (const isLeft of [true, false]) {
        const lines = linesIn(page, isLeft)
        expect(lines.length).toBeGreaterThan(5)
        expect(lines.filter(({ top }) => top > head! - 10 && top < foot! + 10)).toEqual([])
      }
      expect(foundWords(pdf, number).map((word) => word.page)).toEqual(Array.from({ length: 20 }, () => at))
      const caption = page.lines.find(({ text: line }) => line.startsWith(`Table ${number}.`))!
      expect(caption.left).toBeCloseTo(points(21), 0)
      expect(Math.max(...page.lines.map(({ right }) => right))).toBeCloseTo(points(210 - 21), -1)
    }
    const numbers = pdf.pages.flatMap(({ text: page }) => [...page.matchAll(/^p(\d+)/gm)].map(([, number]) => Number(number)))
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index))
    expect(pdf.value.pages).toBe(6)
    const chapter = typesOf((await structureOf(pdf.value.pdf)).root.kids.at(-1)!)
    expect(chapter).toMatch(/^Sect\(H2 /)
    expect(chapter.match(/Table\(/g)).toHaveLength(3)
  })

  it('keep the order of tables that stand across them for one reason or another', async () => {
    const text = `${heading(2, 'One')}${paragraphs(3, 1)}${wide(7, 6)}${sampleTable(2, 40, 3)}${wide(14, 3, '', 3)}${wide(7, 4, '', 4)}${paragraphs(3, 9)}`
    const pdf = await print({ chapters: [text], notes: [] }, { page: { columns: 2 } })
    expect(pdf.messages).toEqual([])
    const order = pdf.pages.flatMap(({ text: page }) => [...page.matchAll(/^Table (\d)\. W/gm)].map(([, number]) => number))
    expect(order).toEqual(['1', '2', '3', '4'])
  })

  it('are about as long as each other over a table that a chapter ends with', async () => {
    const text = `${heading(2, 'One')}${paragraphs(4, 1)}${wide(7, 6)}`
    const pdf = await print({ chapters: [text], notes: [] }, { page: { columns: 2 } })
    expect(pdf.messages).toEqual([])
    expect(pdf.value.pages).toBe(3)
    const page = pdf.pages[2]!
    const caption = page.lines.find(({ text: line }) => line.startsWith('Table 1.'))!
    const feet = [true, false].map((isLeft) => Math.max(...linesIn(page, isLeft).map(({ top }) => top)))
    expect(Math.abs(feet[0]! - feet[1]!)).toBeLessThan(4 * 13)
    expect(caption.top - Math.max(...feet)).toBeGreaterThan(13)
    expect(caption.top - Math.max(...feet)).toBeLessThan(5 * 13)
  })
})

describe('pages of a brief', () => {
  const chapters = [
    `${heading(2, 'One', '1')}<p>first</p>`,
    `${heading(2, 'Two', '2')}${paragraphs(9, 1)}`,
    `${heading(2, 'Three', '3')}<p>third</p>`,
  ]

  it('are mirrored for paper that is printed on both sides', async () => {
    const pdf = await print({ chapters, notes: [] }, { page: { sides: 'two' } })
    expect(pdf.messages).toEqual([])
    const [right, left] = [pdf.pages[4]!, pdf.pages[3]!]
    const text = ({ lines }: typeof left) => lines.find(({ size }) => Math.abs(size - 10.4) < 0.1)!.left
    expect([text(right), text(left)].map(Math.round)).toEqual([Math.round(points(37)), Math.round(points(33))])
    const [onRight, onLeft] = [foliosOf(pdf)[4]!, foliosOf(pdf)[3]!]
    expect([onRight.text, onLeft.text]).toEqual(['5', '4'])
    expect([onRight.right, onLeft.left].map(Math.round)).toEqual([Math.round(points(210 - 33)), Math.round(points(33))])
    expect([left.lines[0]!.text, right.lines[0]!.text]).toEqual(['A sample of pages', expect.stringMatching(/^2 ?Two$/)])
  })

  it('let chapters begin on the right, after a blank page where one is needed', async () => {
    const pdf = await print({ chapters, notes: [] }, { page: { chapters: 'recto' } })
    expect(pdf.messages).toEqual([])
    expect(pagesWith(pdf, /^\d ?(One|Two|Three)$/m).every((page) => page % 2 === 1)).toBe(true)
    expect(pdf.pages.map(({ text }) => text === '')).toEqual([false, true, false, true, false, true, false, false, false])
  })

  it.each(['page', 'recto', 'run-on'])('have the sources under the heading of a chapter that holds them: %s', async (begin) => {
    const sources =
      '<section class="bibliography"><ul class="bibliography-list"><li class="bibliography-entry">The Ledger</li></ul></section>'
    const pdf = await print({ chapters: [...chapters, heading(2, 'Of Books') + sources], notes: [] }, { page: { chapters: begin } })
    expect(pdf.messages).toEqual([])
    expect(pagesWith(pdf, 'The Ledger')).toEqual(pagesWith(pdf, 'Of Books').slice(1)) // after the contents
  })

  it('let chapters follow each other, a heading never last on its page', async () => {
    const many = Array.from(
      { length: 14 },
      (_, index) => `${heading(2, `Heading ${index}`, `${index + 1}`)}${paragraphs(1 + (index % 3), index)}`,
    )
    const pdf = await print({ chapters: many, notes: [] }, { page: { chapters: 'run-on' } })
    expect(pdf.messages).toEqual([])
    expect(pdf.value.pages).toBeLessThan(10)
    for (const { lines } of pdf.pages.slice(2)) {
      const text = lines.filter(({ top }) => top < points(297 - 26) + 2)
      expect(text.slice(-2).some((line) => line.text.includes('Heading'))).toBe(false)
    }
  })

  it('have roman folios before the first chapter, which begins on page 1', async () => {
    const pdf = await print({ chapters, notes: [] }, { page: { prelims: 'roman' } })
    expect(pdf.messages).toEqual([])
    expect(foliosOf(pdf).map((line) => line?.text)).toEqual([undefined, 'ii', '1', '2', '3', '4'])
    expect([...pdf.pages[1]!.text.matchAll(/^\d (One|Two|Three) (\d+)$/gm)].map(([, title, page]) => [title, page])).toEqual([
      ['One', '1'],
      ['Two', '2'],
      ['Three', '4'],
    ])
  })

  it('may begin with the title at the head of the text', async () => {
    const pdf = await print({ chapters: chapters.slice(0, 1), notes: [], contents: false }, { page: { title: 'head' } })
    expect(pdf.messages).toEqual([])
    expect([pdf.value.pages, foliosOf(pdf)[0]?.text]).toEqual([1, '1'])
    expect(pdf.pages[0]!.text).toMatch(/A sample of pages[^]*One[^]*first/)
  })

  it('count their lines in the margin, through the brief, without tables and notes', async () => {
    const numbered = [`${heading(2, 'One', '1')}${paragraphs(3, 1)}`, `${heading(2, 'Two', '2')}${paragraphs(9, 1)}<p>x${call(1)}</p>`]
    const pdf = await print({ chapters: numbered, notes: [uniqueNote(1, 60)] }, { page: { lineNumbers: true } })
    expect(pdf.messages).toEqual([])
    const labels = pdf.pages.flatMap(({ lines }) => lines.filter(({ right }) => right < points(37) - 5))
    expect(labels.map(({ text }) => Number(text))).toEqual(labels.map((_, index) => (index + 1) * 5))
    const lines = pdf.pages[2]!.lines.filter(({ left, top }) => left > points(36) && top > points(24) && top < points(270))
    expect(labels[0]!.top).toBeCloseTo(lines[4]!.top, -1)
  })
})

describe('the white about blocks', () => {
  /** Distances from the foot of the first marked element to the head of the second, and from edge to edge, in points. */
  async function gap(html: string): Promise<{ below: number; aside: number }> {
    const sheets = ['style', 'pages'].map((name) => readFileSync(new URL(`../../templates/_base/${name}.css`, import.meta.url), 'utf8'))
    const page = await browser().newPage()
    await page.setContent(`<html class="paged"><style>${sheets.join('\n')}</style><main>${html}</main></html>`)
    const [first, second] = await page.$$eval('.first, .second', (elements) =>
      elements.map((element) => {
        const { left, top, bottom } = element.getBoundingClientRect()
        return { left, top, bottom }
      }),
    )
    await page.close()
    return { below: (second!.top - first!.bottom) * 0.75, aside: (second!.left - first!.left) * 0.75 }
  }
  const picture = (name: string) =>
    `<img class="${name}" width="40" height="20" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">`

  it('leaves no empty line between the title of a box and code or a table', async () => {
    for (const block of [
      '<pre class="second">x</pre>',
      '<div class="table second"><table><tbody><tr><td>x</td></tr></tbody></table></div>',
    ])
      expect((await gap(`<aside class="box"><h3 class="box-title first">T</h3>${block}</aside>`)).below).toBeCloseTo(4, 0)
  })

  it('stands below a picture in a quotation too', async () => {
    expect((await gap(`<blockquote><p>${picture('first')}</p><p class="second">x</p></blockquote>`)).below).toBeCloseTo(7, 0)
  })

  it('is not beside a small picture alone, and not beside its caption', async () => {
    expect((await gap(`<figure>${picture('first')}<figcaption class="second">x</figcaption></figure>`)).aside).toBeCloseTo(0, 0)
  })
})
