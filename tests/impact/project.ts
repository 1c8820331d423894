import { vi } from 'vitest'
import { smallProject } from '../support/project.ts'

const text = 'In May the quay was closed to every ship. There were 17 dead. The crane was sold. Later the gate was shut.\n'

const notes = [
  '---\nsource: ledger\nkind: report\narchive: archive/ledger.txt\n---',
  '## quay-closed\n```yaml\nlocator: p. 12\n```\n> the quay was closed\n\nThe quay was closed to all ships.',
  '## sailors-lost\n```yaml\nlocator: p. 13\nanswers: { toll: 17 }\n```\n> There were 17 dead\n\nSeventeen sailors were lost.',
  '## crane-sold\n```yaml\nlocator: p. 14\n```\n> The crane was sold\n\nThe crane was sold abroad.\n',
].join('\n\n')

/** One brief without pages, of version 1.0, that rests on three notes of one source; another that rests on one of them. */
export const project = smallProject({
  'sources/archive/ledger.txt': text,
  'sources/notes/ledger.md': notes,
  'sources/questions.yaml': 'toll:\n  question: How many sailors were lost?\n  type: number\n',
  'templates/report/brief.yaml': 'title: The quay\nversion: "1.0"\ndate: 2024-05-03\nformats: [html]\n',
  'templates/report/chapters/01-quay.md.hbs':
    '# The quay\n\n{{note "quay-closed"}} {{note "sailors-lost"}}\n\nThis is how it was.\n\n{{> sign}}\n\n# The crane\n\n{{note "crane-sold"}}\n',
  'templates/_base/partials/sign.hbs': 'To the harbour office.',
  'templates/letter/brief.yaml': 'title: The crane\nformats: [html]\n',
  'templates/letter/chapters/01-crane.md.hbs': '# The crane\n\n{{note "crane-sold"}}\n',
})

/** Runs a command and gives its status, and what it printed. */
export async function printed(run: () => Promise<number>): Promise<{ status: number; lines: string[]; complaints: string[] }> {
  const lines: string[] = []
  const complaints: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  const error = vi.spyOn(console, 'error').mockImplementation((line: string) => void complaints.push(line))
  try {
    return { status: await run(), lines, complaints }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}
