/** PostScript names of the fonts in a PDF as Chromium prints it, a letter for each byte, without the prefix of a subset. */
export function fontsOf(printed: string): string[] {
  const names = printed.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g)
  return [...new Set([...names].map(([, name]) => name!))].sort()
}
