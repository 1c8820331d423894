import type { Browser } from 'puppeteer'
import { BriefMatter } from '../model/brief.ts'
import type { Message } from '../model/message.ts'
import type { RehearsalFiles } from '../model/rehearsal-files.ts'
import { paginate } from './paginate.ts'

/**
 * Prints a page of a few lines, from the first step to the last, and throws it away: so the browser has the faces, and all code has run
 * once, when the first brief comes. Best while that is still being composed.
 *
 * @returns what was wrong with it
 */
export async function rehearse(browser: Browser, files: RehearsalFiles): Promise<Message[]> {
  const place = { file: '', line: 1, column: 1 }
  const matter = BriefMatter.parse({ title: 'A rehearsal' })
  const { messages } = await paginate(sample(files), { matter, strings: {}, place, chapters: [] }, browser)
  return messages
}

/** A page in the structure that the renderer gives, with something of most that a brief has. */
function sample({ fonts, css }: RehearsalFiles): string {
  const rules = fonts.map(
    ({ family, style, weight, woff2 }) =>
      `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:block;src:url(data:font/woff2;base64,${woff2}) format("woff2")}`,
  )
  const call = (note: number) => `<a class="footnote-call" id="fnref-${note}" href="#fn-${note}">${note}</a>`
  const note = (number: number) =>
    `<div class="footnote" id="fn-${number}"><span class="footnote-marker">${number}</span><div class="footnote-body"><p>${words}</p></div></div>`
  const chapter = (number: number) =>
    `<section class="chapter" id="chapter-${number}"><h2>${words}</h2><p>${words.repeat(9)}${call(number)}</p><p>${words.repeat(9)}</p>
<div class="table" id="table-${number}"><table><caption>${words}</caption><thead><tr><th scope="col">${words}</th></tr></thead><tbody><tr><td>${words}</td></tr></tbody></table></div><ul><li>${words}</li></ul></section>`
  return `<!doctype html><html lang="en"><head><title>A rehearsal</title><style>${[...rules, css].join('\n')}</style></head><body><header class="title-page"><h1>A rehearsal</h1></header>
<nav class="contents" role="doc-toc"><h2>Contents</h2><ol><li><a href="#chapter-2">${words}</a></li></ol></nav>
<main>${chapter(1)}${chapter(2)}</main><section class="footnotes" role="doc-endnotes">${note(1)}${note(2)}</section></body></html>`
}

const words = 'Whatever is rehearsed beforehand comes out well afterwards. '
