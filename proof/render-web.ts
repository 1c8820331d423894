import { type Image, loadImage } from '@napi-rs/canvas'
import type { Browser } from 'puppeteer'

/** Widths of a telephone, a tablet and a desk, in CSS pixels. */
export const widths = [390, 834, 1440]

/** Height of a picture, and the most pictures of a page: what is further down looks like what is above it. */
const height = 1200
const most = 12

/** Pictures of a web page at one width, in light or dark colours, from its top downwards. */
export async function renderWeb(browser: Browser, html: string, width: number, scheme: 'light' | 'dark' = 'light'): Promise<Image[]> {
  const page = await browser.newPage()
  await page.setViewport({ width, height })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  await page.setContent(html, { waitUntil: 'load' })
  await page.evaluate('document.fonts.ready.then(() => true)')
  const whole = Number(await page.evaluate('document.documentElement.scrollHeight'))
  const pictures: Image[] = []
  for (let y = 0; y < whole && pictures.length < most; y += height) {
    const clip = { x: 0, y, width, height: Math.min(height, whole - y) }
    pictures.push(await loadImage(Buffer.from(await page.screenshot({ clip, captureBeyondViewport: true }))))
  }
  await page.close()
  return pictures
}
