/** PostScript names of the fonts in a PDF as Chromium prints it, without the prefix of a subset. */
export function fontsOf(pdf: Uint8Array): string[] {
  const names = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g)
  return [...new Set([...names].map(([, name]) => name!))].sort()
}
