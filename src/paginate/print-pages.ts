import type { Browser } from 'puppeteer'
import type { Message } from '../model/message.ts'
import { checkPrint } from './check-print.ts'
import { loadFinisher, readFacts, sealOf, type TakenPrint } from './finish-print.ts'
import { fontsOf } from './fonts-of.ts'
import { readFonts } from './fonts.ts'
import { makeQuires } from './make-quires.ts'
import { bareDocument } from './open-page.ts'
import type { Pages, PrintedBrief } from './paginate.ts'
import { partDocument } from './part-document.ts'
import { countQuires } from './quires.ts'
import { facesIn } from './take-faces.ts'

/** A document and the faces that it is set in beside its own. */
interface SetPage {
  html: string
  faceRules: string
}

interface PrintedPages {
  print: TakenPrint
  pages: Omit<Pages, 'pdf'>
  messages: Message[]
}

/** Lays out and prints a document, in one piece or in quires, and tells what is wrong with the print as it came. */
export async function printPages(set: SetPage, brief: PrintedBrief, browser: Browser): Promise<PrintedPages> {
  const { text, faces } = bareDocument(set.html, set.faceRules)
  const count = countQuires(set.html, brief.matter)
  const quires = count > 1 ? await partDocument(browser, text, count) : []
  const documents = quires.map((quire) => ({ text: quire.html, faces, quire }))
  const printed = documents.length > 1 ? await printDocuments(documents, set, brief, browser) : undefined
  return printed ?? (await printDocuments([{ text, faces }], set, brief, browser))!
}

/** @returns `undefined` where the document cannot be printed in these quires */
async function printDocuments(
  documents: Parameters<typeof makeQuires>[0],
  { html, faceRules }: SetPage,
  brief: PrintedBrief,
  browser: Browser,
): Promise<PrintedPages | undefined> {
  const seal = sealOf(html)
  const made = await makeQuires(documents, { html, seal, brief, browser })
  if (made === undefined) return undefined
  void loadFinisher() // it takes its time
  const bundled = [...facesIn(faceRules).fonts, ...readFonts(html), ...drawingsIn(html).flatMap(readFonts)]
  const facts = readFacts(html)
  const prints = await Promise.all(made.map(({ printing }) => printing))
  const account = { text: made.flatMap(({ text }) => text), pages: prints.flatMap(({ account }) => account) }
  const folios = made.flatMap(({ laidOut }) => laidOut.folios)
  const printed = prints.map(({ pdf }) => Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1'))
  const fonts = fontsOf(printed)
  const laidOut = made.map((quire) => quire.laidOut)
  const messages = checkPrint(brief, laidOut, { printed, fonts, bundled, prints })
  const footnotePages = new Map(laidOut.flatMap((quire) => quire.footnotePages))
  return {
    print: { ...facts, prints, folios, account, seal },
    pages: { pages: folios.length, footnotePages, fonts },
    messages,
  }
}

/** The SVGs of a page that may bring a font along. */
function drawingsIn(html: string): string[] {
  const pictures = html.matchAll(/"data:image\/svg\+xml;base64,([^"]+)"/g)
  return [...pictures].map(([, data]) => Buffer.from(data!, 'base64').toString('utf8')).filter((svg) => /@font-face/i.test(svg))
}
