/** What the page of a brief prints for its cross-references, such as “Table 1”, by the id that they lead to. */
export function referencesIn(html: string): Map<string, string> {
  const links = html.matchAll(/<a class="cross-reference" href="#([^"]+)">([^<]*)<\/a>/g)
  return new Map([...links].map(([, id = '', text = '']) => [id, text.replaceAll('&#x3C;', '<').replaceAll('&#x26;', '&')]))
}
