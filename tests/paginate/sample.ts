import { readFile } from 'node:fs/promises'
import { type Font, loadFonts } from '../../src/load/fonts.ts'
import { type Brief, BriefMatter } from '../../src/model/brief.ts'

/** A brief with nothing in it but what the paginator asks for. */
export function sampleBrief(matter: Record<string, unknown> = {}): Brief {
  const place = { file: 'templates/sample/brief.yaml', line: 1, column: 1 }
  return {
    name: 'sample',
    matter: BriefMatter.parse({ title: 'A sample of pages', ...matter }),
    place,
    placeOf: () => place,
    chapters: [],
    partials: new Map(),
    page: { path: 'page.html.hbs', text: '' },
    styleSheets: [],
    style: { path: '', xml: '', class: 'note', locales: new Map() },
    strings: { continued: 'continued', 'reference-note': 'note {number}', 'back-to-call': 'Back to note {number} in the text' },
  }
}

/** What stands on a sample page; each part is HTML. */
export interface SampleParts {
  title?: string
  contents?: boolean
  chapters: string[]
  notes: string[]
  bibliography?: string
  head?: string
}

/** A page in the structure that the renderer gives, with the real style sheets and fonts. */
export async function samplePage({
  title = 'A sample of pages',
  contents = true,
  chapters,
  notes,
  bibliography = '',
  head = '',
}: SampleParts) {
  const folder = new URL('../../templates/_base/', import.meta.url)
  const sheets = await Promise.all(['style.css', 'pages.css'].map((name) => readFile(new URL(name, folder), 'utf8')))
  const faces = (await loadFonts()).map(fontFace)
  const headings = chapters.map((chapter) => /<h2>.*?<\/h2>/s.exec(chapter)?.[0] ?? '')
  const toc = headings.map((html, index) => `<li><a href="#chapter-${index + 1}">${contentsEntry(html)}</a></li>`)
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${title}</title>
<style>${[...faces, ...sheets].join('\n')}</style>${head}</head><body>
<header class="title-page"><h1>${title}</h1><p class="subtitle">Made to be measured</p></header>
${contents ? `<nav class="contents" role="doc-toc"><h2>Contents</h2><ol>${toc.join('')}</ol></nav>` : ''}
<main>${chapters.map((chapter, index) => `<section class="chapter" id="chapter-${index + 1}">${chapter}</section>`).join('\n')}
${bibliography && `<section class="bibliography" role="doc-bibliography" id="sources"><h2>Sources</h2>${bibliography}</section>`}</main>
<section class="footnotes" role="doc-endnotes"><h2>Notes</h2>${notes.map((body, index) => footnote(index + 1, body)).join('\n')}</section>
</body></html>`
}

function fontFace({ family, style, weight, woff2 }: Font): string {
  return `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};src:url(data:font/woff2;base64,${woff2})}`
}

function contentsEntry(html: string): string {
  const number = /<span class="heading-number">(.*?)<\/span>/.exec(html)?.[1]
  const text = /<span class="heading-text">(.*?)<\/span>/.exec(html)?.[1] ?? ''
  return `${number ? `<span class="contents-number">${number}</span> ` : ''}<span class="contents-title">${text}</span>`
}

function footnote(number: number, body: string): string {
  const paragraphs = body.startsWith('<') ? body : `<p>${body}</p>`
  return `<div class="footnote" id="fn-${number}"><span class="footnote-marker">${number}</span><div class="footnote-body">${paragraphs}</div><a class="footnote-backref" href="#fnref-${number}" role="doc-backlink">↩</a></div>`
}

/** A footnote call. */
export function call(number: number, repeat = 1): string {
  const id = repeat === 1 ? `fnref-${number}` : `fnref-${number}-${repeat}`
  return `<a class="footnote-call" id="${id}" href="#fn-${number}" role="doc-noteref">${number}</a>`
}

export function heading(rank: number, text: string, number = ''): string {
  const before = number && `<span class="heading-number">${number}</span> `
  return `<h${rank}>${before}<span class="heading-text">${text}</span></h${rank}>`
}

const vocabulary =
  `the of and a to in is was for on that with as by at from which not or had were been its their has this these after before
union workers registration authorities company strike agreement committee court prosecutor regional national federation employer
employees organisation independent representative convention freedom association collective bargaining negotiation legislation
article paragraph government ministry department application refusal decision hearing testimony interview published reported
territorial industrial local international responsibility remuneration conditions safety compensation dismissal reinstatement`.split(/\s+/)

/** Text of so many words, the same for the same seed (a linear congruential generator with the constants of Numerical Recipes). */
export function words(count: number, seed: number): string {
  let state = seed >>> 0
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const text: string[] = []
  for (let left = count; left > 0;) {
    const length = Math.min(left, 8 + next(22))
    const sentence = Array.from({ length }, () => vocabulary[next(vocabulary.length)]!).join(' ')
    text.push(`${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`)
    left -= length
  }
  return text.join(' ')
}

/** A long brief: `factor` times 16,000 words and 224 notes, with tables, boxes, lists and block quotations. */
export function longBrief(factor: number): SampleParts {
  const notes: string[] = []
  const note = (seed: number) => call(notes.push(words(seed % 17 === 0 ? 90 : 8 + (seed % 30), seed)))
  const chapters = Array.from({ length: 8 * factor }, (_, chapter) => {
    const blocks = [heading(2, `The chapter of ${words(3, chapter).toLowerCase().replace('.', '')}`, String(chapter + 1))]
    for (let index = 0; index < 28; index++) {
      const seed = chapter * 1000 + index
      if (index % 7 === 3)
        blocks.push(heading(3, `A section on ${words(2, seed).toLowerCase().replace('.', '')}`, `${chapter + 1}.${(index + 4) / 7}`))
      blocks.push(`<p>${words(28, seed)}${note(seed)} ${words(30, seed + 500)}</p>`)
      if (index === 5) blocks.push(`<blockquote><p>${words(45, seed + 1)}</p></blockquote>`)
      if (index === 11) blocks.push(sampleTable(chapter + 1, 6, seed))
      if (index === 17) blocks.push(`<ol>${[1, 2, 3, 4].map((item) => `<li>${words(18, seed + item)}</li>`).join('')}</ol>`)
      if (index === 22)
        blocks.push(`<aside class="box"><h3 class="box-title">A box</h3><p>${words(60, seed)}</p><p>${words(40, seed + 3)}</p></aside>`)
    }
    return blocks.join('\n')
  })
  return { chapters, notes }
}

export function sampleTable(number: number, rows: number, seed: number, cell = (row: number) => words(9, seed + row)): string {
  const body = Array.from(
    { length: rows },
    (_, row) => `<tr><td>${row + 1} May</td><td>${cell(row)}</td><td>${(seed + row * 37) % 2000}</td></tr>`,
  )
  return `<div class="table" id="table-${number}"><table><caption><span class="caption-number">Table ${number}.</span> What the rows are</caption>
<thead><tr><th scope="col">Date</th><th scope="col">What</th><th scope="col">Figures</th></tr></thead><tbody>${body.join('')}</tbody></table></div>`
}
