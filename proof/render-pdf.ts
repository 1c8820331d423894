import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/**
 * Paints pages of a PDF as a reader shows them, without any program of the system.
 *
 * @param scale pixels to a point
 * @param wanted numbers of the pages, from 1; all where none are named
 */
export async function renderPdf(pdf: Uint8Array, scale: number, wanted?: readonly number[]): Promise<Canvas[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS })
  const document = await task.promise
  const pages: Canvas[] = []
  for (const number of wanted ?? Array.from({ length: document.numPages }, (_, index) => index + 1)) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale })
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
    const context = canvas.getContext('2d')
    context.fillStyle = 'white'
    context.fillRect(0, 0, canvas.width, canvas.height)
    await page.render({ canvas: null, canvasContext: asBrowserContext(context), viewport }).promise
    pages.push(canvas)
  }
  await task.destroy()
  return pages
}

/** pdf.js speaks of the context of a browser, of which this is another implementation. */
function asBrowserContext(context: SKRSContext2D): CanvasRenderingContext2D {
  return context as unknown as CanvasRenderingContext2D
}
