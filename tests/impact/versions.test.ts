import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { build } from '../../src/build.ts'
import { runImpact } from '../../src/cli/impact.ts'
import { runIssue } from '../../src/cli/record-issue.ts'
import { runRedline } from '../../src/cli/redline.ts'
import { runVerify } from '../../src/cli/verify.ts'
import { runWhy } from '../../src/cli/why.ts'
import { folderWith, readFiles, writeFiles } from '../support/folder.ts'
import { printed, project } from './project.ts'

let root: string
beforeEach(async () => {
  root = await folderWith(project)
})

const issue = (options: { version?: string; channel?: string; date?: string } = {}, brief = 'report') =>
  printed(() => runIssue(brief, { root, channel: 'press', ...options }))
const impact = async (names: string[] = [], since?: string) => {
  const { status, lines, complaints } = await printed(() => runImpact(names, { root, json: true, ...(since !== undefined && { since }) }))
  expect(complaints).toEqual([])
  expect(status).toBe(0)
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A. Author', '-c', 'user.email=a@example.org', ...args], { cwd: root, encoding: 'utf8' }).trim()

/** Puts the project under Git as it is. @returns the commit */
function commitAll(): string {
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', 'first')
  return git('rev-parse', 'HEAD')
}

/** Changes a file by replacing a text that it holds. */
async function change(path: string, from: string, to: string): Promise<void> {
  const before = await readFile(join(root, path), 'utf8')
  expect(before).toContain(from)
  await writeFile(join(root, path), before.replace(from, to))
}

describe('dossier issue', () => {
  test('keeps the version, its date, its channels and what it says', async () => {
    expect((await issue()).status).toBe(0)
    expect((await issue({ channel: 'web page', date: '2024-06-01' })).status).toBe(0)
    const record = JSON.parse(await readFile(join(root, 'templates/report/issued/1.0.json'), 'utf8')) as Record<string, unknown>
    expect(record).toMatchObject({
      version: '1.0',
      date: '2024-05-03',
      channels: [
        { channel: 'press', date: '2024-05-03' },
        { channel: 'web page', date: '2024-06-01' },
      ],
    })
    expect(record['inputs']).toContainEqual(expect.objectContaining({ path: 'sources/archive/ledger.txt' }))
    expect(JSON.stringify(record['evidence'])).not.toContain('17 dead')
  })

  test('refuses the same version with other bytes, and takes the next', async () => {
    await issue()
    await change('sources/notes/ledger.md', 'closed to all ships', 'closed to every ship')
    const again = await issue()
    expect(again.status).toBe(1)
    expect(again.complaints.join()).toContain('version 1.0 was issued on 2024-05-03 and its brief.html had other bytes; raise the version')
    await change('templates/report/brief.yaml', '1.0', '1.1')
    expect((await issue()).status).toBe(0)
  })

  test.each<[string, Parameters<typeof issue>[0], number, string]>([
    ['another version than it prints', { version: '2.0' }, 2, 'it says that it is version 1.0'],
    ['a version that is no name of a file', { version: '../x' }, 2, 'version'],
  ])('refuses %s', async (_, options, status, why) => {
    const refused = await issue(options)
    expect(refused.status).toBe(status)
    expect(refused.complaints.join()).toContain(why)
  })

  test('refuses a brief without version, with errors, or with an approval that has lapsed', async () => {
    expect((await issue({}, 'letter')).complaints.join()).toContain('it has no version')
    await writeFiles(root, {
      'templates/report/approvals.yaml': `- role: author\n  by: A. Author\n  at: 2024-05-01\n  hash: ${'0'.repeat(64)}\n  parts: {}\n`,
    })
    expect((await issue()).complaints.join()).toContain('the approval by A. Author has lapsed')
    await change('templates/report/chapters/01-quay.md.hbs', 'quay-closed', 'quay-shut')
    expect(await issue()).toMatchObject({ status: 1, complaints: ['dossier: "report" is not issued: it has errors'] })
  })
})

describe('the commit of an issued version', () => {
  const page = () => join(root, 'output/report/brief.html')
  const told = async () => {
    const { lines } = await printed(() => runVerify(page(), { root, json: true }))
    return (JSON.parse(lines[0]!) as { issued: { commit?: unknown }[] }).issued[0]
  }

  test('is named by verify and impact, whatever is committed later', async () => {
    const hash = commitAll()
    await issue()
    await change('sources/notes/ledger.md', 'sold abroad', 'sold to another port')
    expect(await told()).toMatchObject({ version: '1.0', commit: { hash, isClean: true } })
    expect((await impact()).find((line) => line['issued'])).toMatchObject({ commit: { hash, isClean: true }, verdict: 'wrong' })
    const [verified, impacted] = [await printed(() => runVerify(page(), { root })), await printed(() => runImpact([], { root }))]
    expect(verified.lines).toContain(`  commit ${hash.slice(0, 12)}`)
    expect(impacted.lines).toContainEqual(expect.stringContaining(`report 1.0 (2024-05-03; press; commit ${hash.slice(0, 12)}): now wrong`))
  })

  test('was not all that the version was made from, where something was not committed', async () => {
    const hash = commitAll()
    await change('templates/_base/partials/sign.hbs', 'harbour office', 'customs office')
    await issue()
    expect(await told()).toMatchObject({ commit: { hash, isClean: false } })
    expect((await printed(() => runVerify(page(), { root }))).lines).toContain(
      `  commit ${hash.slice(0, 12)} with changes that were not committed`,
    )
  })

  test('stays when it is handed out again, and records that are not yet committed change nothing', async () => {
    const first = commitAll()
    await issue({}, 'report')
    await change('templates/report/brief.yaml', '"1.0"', '"1.1"')
    git('add', 'templates/report/brief.yaml')
    git('commit', '-q', '-m', 'second')
    await issue()
    git('commit', '-q', '--allow-empty', '-m', 'third')
    await issue({ channel: 'web page' })
    expect(await told()).toMatchObject({ version: '1.1', commit: { hash: git('rev-parse', 'HEAD~1'), isClean: true } })
    expect(git('rev-parse', 'HEAD~2')).toBe(first)
  })

  test('is not there without Git, nor where Git does not know the project', async () => {
    await issue()
    expect(await told()).not.toHaveProperty('commit')
    await change('templates/report/brief.yaml', '"1.0"', '"1.1"')
    await writeFiles(root, { '.gitignore': 'sources\ntemplates\noutput\n' })
    commitAll()
    await issue()
    expect(await told()).not.toHaveProperty('commit')
  })
})

describe('dossier verify', () => {
  const verify = (path: string) => printed(() => runVerify(path, { root, json: true }))

  test('knows what was issued by its bytes, and what differs by its text', async () => {
    await issue()
    const page = join(root, 'output/report/brief.html')
    expect(await verify(page)).toMatchObject({ status: 0 })
    const copy = join(root, 'copy.html')
    await writeFile(copy, (await readFile(page, 'utf8')).replace('Seventeen sailors', 'Seventy sailors'))
    const { status, lines } = await verify(copy)
    expect(status).toBe(1)
    const found = JSON.parse(lines[0]!) as { state: string; nearest: unknown; differences: { part: string; text: string }[] }
    expect(found).toMatchObject({ state: 'differs', nearest: { brief: 'report', version: '1.0' } })
    expect(found.differences).toEqual([
      {
        part: 'section the-quay',
        text: expect.stringContaining('[-Seventeen-]{+Seventy+} sailors'),
        issued: expect.stringContaining('Seventeen sailors'),
        found: expect.stringContaining('Seventy sailors'),
        sentence: 'Seventeen sailors were lost.',
      },
    ])
  })

  test('needs nothing but the records, and does not believe an altered one', async () => {
    await issue()
    const page = await readFile(join(root, 'output/report/brief.html'))
    const elsewhere = join(await folderWith({ 'paper.html': page }), 'paper.html')
    expect((await verify(elsewhere)).status).toBe(0)
    await change('templates/report/issued/1.0.json', '2024-05-03', '2023-05-03')
    const doubted = await verify(elsewhere)
    expect(doubted.status).toBe(1)
    expect(doubted.complaints.join()).toContain('1.0.json: this record of an issued version is damaged or was altered')
  })

  test('says that it does not know what was never issued', async () => {
    await build({ root })
    const { status, lines } = await verify(join(root, 'output/report/brief.html'))
    expect([status, JSON.parse(lines[0]!)]).toEqual([1, expect.objectContaining({ state: 'unknown' })])
  })
})

describe('dossier impact', () => {
  test('a second run without changes finds nothing', async () => {
    await build({ root })
    expect(await impact()).toEqual([])
  })

  test('text before a passage moves the notes behind it, which is no fault', async () => {
    await issue()
    await change('sources/archive/ledger.txt', 'In May', 'It is told that in May')
    const lines = await impact()
    expect(lines.filter((line) => line['subject']).map(({ subject, kind }) => [subject, kind])).toEqual([
      ['note:crane-sold', 'moved'],
      ['note:quay-closed', 'moved'],
      ['note:sailors-lost', 'moved'],
    ])
    expect(lines.find((line) => line['issued'])).toMatchObject({ verdict: 'stands', notice: '' })
  })

  test('a passage that is gone breaks its note: the briefs and issued versions that rest on it are named, with a correction', async () => {
    await issue()
    await build({ root })
    await change('sources/archive/ledger.txt', 'There were 17 dead', 'There were 71 dead')
    const lines = await impact()
    expect(lines[0]).toMatchObject({ subject: 'note:sailors-lost', kind: 'broken', place: 'sources/notes/ledger.md:15' })
    expect(lines.filter((line) => line['brief']).map(({ brief, footnotes, verdict }) => ({ brief, footnotes, verdict }))).toEqual([
      { brief: 'report', footnotes: [2], verdict: 'wrong' },
    ])
    const issued = lines.find((line) => line['issued'])
    const notice = String(issued!['notice']).replaceAll('\u00A0', ' ')
    expect(issued).toMatchObject({ version: '1.0', verdict: 'wrong', touched: [{ text: 'Seventeen sailors were lost.' }] })
    expect(notice).toContain('“The quay”, version 1.0, of 3 May 2024 (press) says what no longer holds.')
    expect(notice).toContain('We wrote: Seventeen sailors were lost.\n\nThe source no longer bears this out.')
  })

  test('an answer that contradicts another opens the question again', async () => {
    await issue()
    await change(
      'sources/notes/ledger.md',
      '## crane-sold',
      '## gate-shut\n```yaml\nlocator: p. 2\nanswers: { toll: 12 }\n```\n> the gate was shut\n\nTwelve were lost.\n\n## crane-sold',
    )
    const lines = await impact()
    expect(lines[0]).toMatchObject({ subject: 'question:toll', kind: 'reopened' })
    const issued = lines.find((line) => line['issued'])
    expect(issued).toMatchObject({ verdict: 'wrong' })
    expect(issued!['notice']).toContain('Sources now contradict each other on this.')
  })

  test('what is known now is what the brief, or else its note, says now', async () => {
    await issue()
    await change('sources/notes/ledger.md', 'Seventeen sailors were lost', 'Sixteen sailors and a cook were lost')
    const issued = (await impact()).find((line) => line['issued'])
    expect(issued!['notice']).toContain('What is known now: Sixteen sailors and a cook were lost.')
  })

  test('a note that only another brief uses touches no more than that', async () => {
    await build({ root })
    await change('templates/report/chapters/01-quay.md.hbs', '# The crane\n\n{{note "crane-sold"}}\n', '')
    await build({ root })
    await change('sources/notes/ledger.md', 'sold abroad', 'sold to another port')
    expect((await impact()).flatMap((line) => line['brief'] ?? [])).toEqual(['letter'])
  })

  test('before a change it says what one would touch', async () => {
    await build({ root })
    const lines = await impact(['crane-sold'])
    expect(lines.flatMap(({ brief, footnotes }) => (brief === undefined ? [] : [[brief, footnotes]]))).toEqual([
      ['letter', [1]],
      ['report', [3]],
    ])
  })

  test('since a commit', async () => {
    commitAll()
    await change('sources/notes/ledger.md', 'sold abroad', 'sold to another port')
    const lines = await impact([], 'HEAD')
    expect(lines[0]).toMatchObject({ since: 'HEAD', subject: 'note:crane-sold', kind: 'changed', fields: ['statement'] })
    expect(lines.flatMap((line) => line['brief'] ?? [])).toEqual(['letter', 'report'])
  })

  test('since what nobody knows is wrong usage', async () => {
    const { status, complaints } = await printed(() => runImpact([], { root, since: '--help' }))
    expect([status, complaints.length]).toEqual([2, 1])
  })
})

describe('later builds', () => {
  test('list what is new since the version before, and do not repeat what is gone', async () => {
    await change('templates/report/chapters/01-quay.md.hbs', 'This is how it was.', 'This is how it was. A secret is out.\n\n{{changes}}')
    await issue()
    expect((await readFiles(join(root, 'output/report')))['brief.html']).not.toContain('Changes since')
    await change('templates/report/brief.yaml', '1.0', '1.1')
    await change('templates/report/chapters/01-quay.md.hbs', ' A secret is out.', '')
    await change('templates/report/chapters/01-quay.md.hbs', '# The quay', '# The quay\n\nA ship came in.{{cite "crane-sold"}}')
    const { messages } = await build({ root })
    expect(messages).toEqual([])
    const files = await readFiles(join(root, 'output/report'))
    const page = files['brief.html']!.replaceAll('\u00A0', ' ')
    expect(page).toContain('<strong>Changes since version 1.0 of 3 May 2024</strong>')
    expect(page).toContain('<strong>New:</strong> A ship came in. (note 1)')
    expect(page).toContain('Removed: 1')
    expect(page).not.toContain('A secret')
    expect(page.match(/<strong>(?:New|Changed|Other sources):/g)).toHaveLength(1)
    expect(files['check.html']).toContain('Changes since version 1.0 of 2024-05-03: 2')
    expect(files['check.html']).not.toContain('A secret')
  })

  test('a redline shows both versions, and only what differs is marked', async () => {
    await issue()
    await change('templates/report/chapters/01-quay.md.hbs', 'This is how it was.', 'That is how it was.')
    const { status, lines } = await printed(() => runRedline('report', [undefined, undefined], { root, json: true }))
    expect(status).toBe(0)
    expect(JSON.parse(lines[0]!)).toMatchObject({ from: '1.0', changed: 1, added: 0, removed: 0, sources: 0 })
    const page = await readFile(join(root, 'output/report/redline.html'), 'utf8')
    expect(page).toContain('<del>This</del><ins>That</ins> is how it was.')
    expect(page.match(/<ins>/g)).toHaveLength(1)
    const unknown = await printed(() => runRedline('report', ['1.1', undefined], { root }))
    expect(unknown).toMatchObject({ status: 2, complaints: [expect.stringContaining('did you mean "1.0"?')] })
  })
})

describe('dossier why', () => {
  const why = async (name: string) => {
    const { lines } = await printed(() => runWhy(name, { root, json: true }))
    return lines.map((line) => JSON.parse(line) as { brief: string; by: string; footnotes: { number: number }[] })
  }
  const led = async (name: string) => (await why(name)).map(({ brief, footnotes }) => [brief, ...footnotes.map(({ number }) => number)])

  test('names briefs and footnotes by note, source, question, file of notes and captured text', async () => {
    await build({ root })
    expect(await led('crane-sold')).toEqual([
      ['letter', 1],
      ['report', 3],
    ])
    expect(await led('toll')).toEqual([['report', 2]])
    for (const name of ['ledger', 'sources/notes/ledger.md', 'sources/archive/ledger.txt']) {
      expect(await led(name), name).toEqual([
        ['letter', 1],
        ['report', 1, 2, 3],
      ])
    }
  })

  test('names the briefs that take a template or a partial', async () => {
    await build({ root })
    expect(await led('templates/_base/partials/sign.hbs')).toEqual([['report']])
    expect(await led('templates/letter/chapters/01-crane.md.hbs')).toEqual([['letter']])
  })

  test('says that it does not know a name', async () => {
    await build({ root })
    const { status, complaints } = await printed(() => runWhy('crane-solt', { root }))
    expect([status, complaints[0]]).toEqual([2, expect.stringContaining('did you mean "crane-sold"?')])
  })
})
