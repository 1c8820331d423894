import type { BriefMatter } from '../model/brief.ts'

/** A document of so many letters, its markup among them, is laid out in quires. */
const long = 1_000_000
/** So long is a quire, but for the first, which is one section and waits for the others. */
const quire = 800_000
/** Of so many quires memory matters more than time. */
const many = 6

/** Whether a document has so many quires that as little as can be is held at once while they are made and bound. */
export function areMany(quires: number): boolean {
  return quires >= many
}

/**
 * How many quires a page is laid out in, as far as it has chapters for them: parts that begin with a chapter, each in a tab of its own, so
 * that they are made side by side, and a browser has only a few of them at once. It depends on the page alone, and so do the bytes of the
 * PDF. What is counted through the whole document keeps it together, as what may stand on a page with another chapter does.
 */
export function countQuires(html: string, { page, notes }: Pick<BriefMatter, 'page' | 'notes'>): number {
  if (html.length < long || notes === 'end' || page.lineNumbers || page.chapters === 'run-on') return 1
  const body = html.slice(html.search(/<body\b/i)).replaceAll(/"data:[^"]*"/g, '')
  if (body.length < long) return 1
  const styles = html.match(/<style\b[^>]*>.*?<\/style>/gis) ?? []
  // where a style sheet looks at addresses `mark` leaves them as they are, and a link over the seam would lead nowhere
  return styles.some((style) => /counter-(?:increment|set)|\[\s*href/i.test(style)) ? 1 : 1 + Math.ceil(body.length / quire)
}
