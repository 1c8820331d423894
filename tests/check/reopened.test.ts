import { expect, test } from 'vitest'
import { checkProject } from '../../src/build.ts'
import { questionState } from '../../src/model/answer.ts'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

const note = (quotation: string) =>
  `---\nsource: ledger\nkind: report\narchive: archive/ledger.txt\n---\n\n## quay-closed\n\`\`\`yaml\nlocator: p. 12\nanswers: { ships: 12 }\n\`\`\`\n> ${quotation}\n\nTwelve ships were turned away.\n`

async function stateWith(quotation: string): Promise<string> {
  const root = await folderWith(
    smallProject({
      'sources/notes/ledger.md': note(quotation),
      'sources/archive/ledger.txt': 'That day twelve ships were turned away.\n',
      'sources/questions.yaml': 'ships:\n  question: How many ships?\n  type: number\n  decision: { range: true, reason: One count }\n',
    }),
  )
  const { project } = await checkProject({ root })
  return questionState(project.corpus, project.corpus.questions.get('ships')!)
}

test('a decided question stays decided while the passages behind its answers stand', async () => {
  expect(await stateWith('twelve ships were turned away')).toBe('decided')
})

test('it opens again when a passage behind an answer is gone', async () => {
  expect(await stateWith('thirteen ships were turned away')).toBe('open')
})
