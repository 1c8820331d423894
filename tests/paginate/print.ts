import type { Browser } from 'puppeteer'
import { afterAll, beforeAll } from 'vitest'
import type { Message } from '../../src/model/message.ts'
import { openBrowser } from '../../src/paginate/browser.ts'
import { paginate, type Pages } from '../../src/paginate/paginate.ts'
import { type ReadPdf, readPdf } from './read-pdf.ts'
import { sampleBrief, type SampleParts, samplePage } from './sample.ts'

export interface Printed extends ReadPdf {
  value: Pages
  messages: Message[]
}

/** A browser for the tests of a file, and what prints a sample with it. */
export function usePrinter() {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  return {
    browser: () => browser,
    print: async (parts: SampleParts, matter: Record<string, unknown> = {}): Promise<Printed> => {
      const { value, messages } = await paginate(await samplePage(parts), sampleBrief(matter), browser)
      return { value, messages, ...(await readPdf(value.pdf)) }
    },
  }
}

/** A note's text of so many words, each of which occurs nowhere else: `n7w0 n7w1 …`. */
export function uniqueNote(number: number, count: number): string {
  return Array.from({ length: count }, (_, word) => `n${number}w${word}`).join(' ')
}

/** The words of a unique note as they stand in the PDF, in order, each with its page. */
export function foundWords(pdf: ReadPdf, number: number): { word: number; page: number }[] {
  return pdf.pages.flatMap(({ text }, index) =>
    [...text.matchAll(new RegExp(`n${number}w(\\d+)\\b`, 'g'))].map(([, word]) => ({ word: Number(word), page: index + 1 })),
  )
}

/** The page on which a note is called first. */
export function callPage(pdf: ReadPdf, number: number): number {
  return pdf.pages.findIndex(({ links }) => links.includes(`fn-${number}`)) + 1
}
