import { expect, it } from 'vitest'
import { callPage, foundWords, usePrinter } from './print.ts'
import { call, heading, type SampleParts } from './sample.ts'

const { print } = usePrinter()

/** A document of blocks of every kind in no order, with notes of all lengths everywhere; each of its words occurs once. */
function mixture(seed: number): SampleParts & { words: number; lengths: number[] } {
  let state = seed * 7919
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const times = (count: number, make: () => string) => Array.from({ length: count }, make).join('')
  const notes: string[] = []
  const lengths: number[] = []
  let words = 0
  const text = (count: number) => times(count, () => `b${words++}x${'abcdefghij'.slice(random(8))} `).trim()
  const body = (number: number, length: number) => {
    let word = 0
    const part = (count: number) => times(count, () => `n${number}w${word++} `).trim()
    const bodies = [
      () => `<p>${part(length)}</p><p>${part(9)}</p>`,
      () => `<p>${part(length)}</p><ul><li>${part(5)}</li><li>${part(length)}</li></ul>`,
      () => `<p>${part(9)}</p><blockquote><p>${part(length)}</p></blockquote><p>${part(4)}</p>`,
      () => `<p>${part(3)} <em>${part(length)}</em> <a href="https://example.org/${number}">${part(2)}</a></p>`,
    ]
    const html = (bodies[random(8)] ?? (() => `<p>${part(length)}</p>`))()
    lengths[number - 1] = word
    return html
  }
  const maybeCall = (percent: number) => {
    if (random(100) >= percent) return ''
    const kind = random(20)
    const number = notes.push('')
    notes[number - 1] = body(number, kind === 0 ? 300 + random(900) : kind < 4 ? 60 + random(80) : 3 + random(30))
    return call(number)
  }
  const inline = (count: number) => `${text(count)}${maybeCall(60)} <em>${text(2)}</em> ${text(count)}${maybeCall(40)}${maybeCall(10)}`
  const paragraph = () => `<p>${inline(5 + random(55))}</p>`
  const row = () => `<tr><td>${inline(1 + random(5))}</td><td>${random(9) ? inline(1 + random(15)) : paragraph() + paragraph()}</td></tr>`
  const picture = () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="${50 + random(900)}"><rect width="300" height="900"/></svg>`
    return `<img alt="A bar" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`
  }
  const blocks = [
    paragraph,
    paragraph,
    () => `<p>${text(4)}:</p>`,
    () => `<blockquote>${times(1 + random(3), paragraph)}</blockquote>`,
    () => `<ul>${times(1 + random(8), () => `<li>${random(2) ? inline(9) : paragraph()}</li>`)}</ul>`,
    () => `<ol>${times(1 + random(12), () => `<li>${inline(9)}<ul><li>${inline(4)}</li></ul></li>`)}</ol>`,
    () => `<aside class="box"><h3 class="box-title">${text(2)}</h3>${times(1 + random(4), paragraph)}</aside>`,
    () =>
      `<div class="table"><table><caption>${text(4)}${maybeCall(20)}</caption><thead><tr><th>${text(1)}</th><th>${text(1)}</th></tr></thead><tbody>${times(1 + random(25), row)}</tbody></table></div>`,
    () => `<figure>${picture()}<figcaption>${text(5)}${maybeCall(30)}</figcaption></figure>`,
    () => `<pre><code>${times(2 + random(12), () => `${text(4)}\n`)}</code></pre>`,
    () => heading(3, text(3) + maybeCall(20)),
    () => `<dl>${times(1 + random(4), () => `<dt>${text(2)}</dt><dd>${inline(5)}</dd>`)}</dl>`,
  ]
  const chapters = ['1', '2'].map((number) => heading(2, text(2), number) + times(8 + random(16), () => blocks[random(blocks.length)]!()))
  return { chapters, notes, words, lengths }
}

it.each([
  [1, { size: 'A4' }],
  [2, { size: 'A5' }],
  [3, { size: 'Letter' }],
  [4, { columns: 2 }],
  [5, { columns: 2, size: 'Letter', chapters: 'run-on', title: 'head' }],
  [6, { sides: 'two', chapters: 'recto', prelims: 'roman', lineNumbers: true }],
])('a mixture of everything (%i, %j) keeps every word, and each note on the page of its call', async (seed, page) => {
  const { words, lengths, ...parts } = mixture(seed)
  const pdf = await print(parts, { page })
  expect(pdf.messages).toEqual([])
  const text = pdf.pages
    .slice('title' in page ? 0 : 2)
    .map((one) => one.text.replaceAll('-\n', ''))
    .join('\n')
  const found = new Set([...text.matchAll(/\bb(\d+)x/g)].map(([, word]) => Number(word)))
  expect(Array.from({ length: words }, (_, word) => word).filter((word) => !found.has(word))).toEqual([])
  const withoutContents = {
    ...pdf,
    pages: pdf.pages.map((one, index) => (index === 1 && !('title' in page) ? { ...one, links: [] } : one)),
  }
  for (const [index, length] of lengths.entries()) {
    const note = foundWords(pdf, index + 1)
    expect([index + 1, note.map(({ word }) => word)]).toEqual([index + 1, Array.from({ length }, (_, word) => word)])
    expect([index + 1, note[0]!.page]).toEqual([index + 1, callPage(withoutContents, index + 1)])
  }
})
