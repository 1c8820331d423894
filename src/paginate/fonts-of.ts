/** PostScript names of the fonts in PDFs as Chromium prints them, a letter for each byte, without the prefix of a subset. */
export function fontsOf(printed: readonly string[]): string[] {
  const names = printed.flatMap((print) => [...print.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g)])
  return [...new Set(names.map(([, name]) => name!))].sort()
}
