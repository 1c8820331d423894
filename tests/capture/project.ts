export interface NoteText {
  id: string
  quotation?: string
  locator?: string
  answers?: string
}

export const library = JSON.stringify([
  { id: 'ledger', type: 'report', title: 'The Ledger' },
  { id: 'almanac', type: 'report', title: 'The Almanac' },
])

/** A literature note about `ledger` with these notes. */
export function literature(notes: readonly NoteText[], header = ''): string {
  const texts = notes.map(({ id, quotation, locator = 'passim', answers = '' }) => {
    const yaml = `locator: ${JSON.stringify(locator)}\n${answers && `answers: { ${answers} }\n`}`
    return `\n## ${id}\n\`\`\`yaml\n${yaml}\`\`\`\n${quotation === undefined ? '' : `> ${quotation}\n\n`}A statement.\n`
  })
  return `---\nsource: ledger\narchive: archive/ledger.txt\n${header}---\n${texts.join('')}`
}
