/** The smallest project there is: one source with one note, one brief of one chapter, no PDF. */
export function smallProject(files: Record<string, string> = {}): Record<string, string> {
  return {
    'sources/references.json': JSON.stringify([
      {
        id: 'ledger',
        type: 'report',
        title: 'The Harbour Ledger',
        author: [{ literal: 'Harbour Office' }],
        issued: { 'date-parts': [[2014, 5, 2]] },
        language: 'en-GB',
      },
    ]),
    'sources/notes/ledger.md':
      '---\nsource: ledger\nkind: report\n---\n\n## quay-closed\n```yaml\nlocator: p. 12\n```\n> the quay was closed\n\nThe quay was closed to all ships.\n',
    'templates/report/brief.yaml': 'title: The quay\nlang: en-GB\nformats: [html]\n',
    'templates/report/chapters/01-quay.md.hbs': '# The quay\n\n{{note "quay-closed"}}\n',
    ...files,
  }
}
