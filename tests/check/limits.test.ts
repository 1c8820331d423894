import { expect, test } from 'vitest'
import { checkProject } from '../../src/build.ts'
import { formatMessage } from '../../src/model/message.ts'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'

test('a sentence is not cut at an abbreviation when its words are counted', async () => {
  const root = await folderWith(
    smallProject({
      'templates/report/brief.yaml': 'title: The quay\nlang: en-GB\nformats: [html]\nlimits:\n  maxSentenceWords: 8\n',
      'templates/report/chapters/01-quay.md.hbs': '# The quay\n\nThe quay was closed by Order No. 87 of the port. It rained.\n',
    }),
  )
  const { messages } = await checkProject({ root })
  expect(messages.filter(({ rule }) => rule === 'over-limit').map(formatMessage)).toEqual([
    'templates/report/chapters/01-quay.md.hbs:3:1: error: a sentence has 11 words, 3 more than the limit of 8: "The quay was closed by Order …"; divide it [over-limit]',
  ])
})
