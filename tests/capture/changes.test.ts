import { describe, expect, test } from 'vitest'
import { compareCaptures } from '../../src/check/capture/compare-captures.ts'
import { refuseText } from '../../src/check/capture/refuse-text.ts'
import { checkProject } from '../../src/build.ts'
import { folderWith } from '../support/folder.ts'
import { library, literature, type NoteText } from './project.ts'

/** What a new text does to notes that were checked against the former one. */
async function compare(notes: NoteText[], formerText: string, text: string, header = '') {
  const root = await folderWith({
    'sources/references.json': library,
    'sources/archive/ledger.txt': formerText,
    'sources/notes/ledger.md': literature(notes, header),
  })
  const { corpus } = (await checkProject({ root })).project
  const source = corpus.sources.get('ledger')
  if (!source) throw new Error('no source')
  const formerResults = corpus.quotations ?? new Map()
  const changes = compareCaptures({ source, notes: [...corpus.notes.values()], formerText, formerResults, text })
  return { changes, refuse: (force = false) => refuseText(text, changes, { length: [...formerText].length, text: formerText }, force) }
}

async function first(notes: NoteText[], formerText: string, text: string, header = '') {
  const { changes } = await compare(notes, formerText, text, header)
  return changes[0]
}

const crew: NoteText = { id: 'crew', quotation: 'A crew of 12 waited' }
const former = 'On 2 May the quay was closed. A crew of 12 waited for the tide all night. Then it rained.\n'

describe('each note is looked up in the new text', () => {
  test('unchanged where only what follows is new', async () => {
    expect(await first([crew], former, `${former}A last line.\n`)).toMatchObject({ change: 'unchanged', from: [[30, 49]], to: [[30, 49]] })
  })

  test('moved, in code points', async () => {
    expect(await first([crew], former, `😀 New.\n\n${former}`)).toMatchObject({ change: 'moved', from: [[30, 49]], to: [[38, 57]] })
  })

  test.each([
    ['a number', former.replace('12', '17'), '"12" → "17"'],
    ['a negation', former.replace('waited', 'never waited'), 'waited'],
    ['a look-alike letter', former.replace('crew', 'сrew'), '"crew" → "сrew"'],
  ])('broken by %s, with the old and the new passage', async (_, text, difference) => {
    const change = await first([crew], former, text)
    expect(change).toMatchObject({ change: 'broken', from: [[30, 49]], to: [], passage: 'A crew of 12 waited' })
    if (difference.includes('→')) expect(change?.nearest?.differences).toBe(difference)
  })

  test('typography and line breaks alone break nothing', async () => {
    expect(await first([crew], former, former.replace('of 12', 'of\n12'))).toMatchObject({ change: 'unchanged' })
  })

  test('ambiguous where the words now stand twice', async () => {
    const change = await first([crew], former, `${former}A crew of 12 waited again.\n`)
    expect(change?.remark).toBe('what stood around it stands at 30–49')
    expect(change).toMatchObject({
      change: 'ambiguous',
      to: [
        [30, 49],
        [90, 109],
      ],
    })
  })

  test('a lead has nothing that could change', async () => {
    expect(await first([{ id: 'lead' }], former, 'Other words are here now.')).toMatchObject({ change: 'unchanged', from: [], to: [] })
  })

  test('an elision keeps a span for each part', async () => {
    const elided = { id: 'crew', quotation: 'A crew of 12 […] all night' }
    expect(await first([elided], former, `New.\n${former}`)).toMatchObject({
      change: 'moved',
      from: [
        [30, 42],
        [63, 72],
      ],
      to: [
        [35, 47],
        [68, 77],
      ],
    })
  })
})

describe('the same words elsewhere are not the passage', () => {
  const index = (a: string, b: string) =>
    `The quay closed 02-05-2014\nThe office said ${a} on the first day.\n\nThe pier closed 03-05-2014\nA clerk counted ${b} at the gate.\n`

  test('broken where the quoted passage changed and another with its words was there before', async () => {
    const note = { id: 'toll', quotation: 'more than 100', locator: 'entry of 2 May 2014' }
    const change = await first([note], index('more than 100', 'more than 100'), index('more than 200', 'more than 100'))
    expect(change).toMatchObject({ change: 'broken', to: [], result: { state: 'not-found' } })
    expect(change?.remark).toContain('the passage that was quoted is gone')
  })

  test('calls and line breaks are no surroundings', async () => {
    const calls = (from: number) => `It began.[${from}] It went on.[${from + 1}] A crew of 12 waited.[${from + 2}] It ended.[${from + 3}]\n`
    const change = await first([crew], calls(1), `Nobody knew.[1]\n${calls(2).replaceAll('. ', '.\n')}`, 'calls: "[#]"\n')
    expect(change).toMatchObject({ change: 'moved' })
    expect(change).not.toHaveProperty('remark')
  })

  test('a passage among strange surroundings is to be read again', async () => {
    const text = 'Nobody believes that. A crew of 12 waited, some say. Others deny it.\n'
    expect((await first([crew], former, text))?.remark).toBe('what stands around it is new; read it again')
  })
})

describe('a locator that no longer leads to its passage gets a new one', () => {
  const entries = (day: string) => `The quay closed ${day}\nA crew of 12 waited for the tide.\n\nThe pier closed 09-05-2014\nNobody came.\n`

  test.each([
    ['an entry', 'entry of 2 May 2014', entries('02-05-2014'), entries('04-05-2014'), 'entry of 4 May 2014'],
    ['a page', 'p. 2, below', `One.\f${former}`, `One.\fTwo.\f${former}`, 'p. 3, below'],
    [
      'a call',
      'at n. 2',
      'It began.[1]\nA crew of 12 waited.[2]\nIt ended.[3]\n',
      'It began.[1]\nMore.[2]\nA crew of 12 waited.[3]\nIt ended.[4]\n',
      'at n. 3',
    ],
    [
      'a section',
      'section “The quay”',
      'The quay\n\nA crew of 12 waited for the tide.\n\nThe pier\n\nA crew of 12 waited too.\n',
      'The quay\n\nNothing.\n\nThe harbour\n\nA crew of 12 waited for the tide.\n',
      'section “The harbour”',
    ],
  ])('%s', async (_, locator, before, now, expected) => {
    const change = await first([{ ...crew, locator }], before, now, 'calls: "[#]"\n')
    expect(change).toMatchObject({ change: 'locator', locator: expected })
  })

  test('what still leads there stays', async () => {
    const moved = `A line before.\n\n${entries('02-05-2014')}`
    expect(await first([{ ...crew, locator: 'entry of 2 May 2014' }], entries('02-05-2014'), moved)).toMatchObject({ change: 'moved' })
  })

  test("a paragraph's number is told of what has moved, where the author counts so", async () => {
    const paragraphs = `It began.\n\n${former}`
    const change = (locator: string) => first([{ ...crew, locator }], paragraphs, `A line before.\n\n${paragraphs}`)
    expect(await change('para. 2')).toMatchObject({ change: 'moved', locator: 'para. 3' })
    expect(await change('para. 7')).not.toHaveProperty('locator')
  })

  test('what never led there is no change', async () => {
    expect(await first([{ ...crew, locator: 'p. 2' }], `One.\fTwo.\f${former}`, `One.\fTwo.\fMore. ${former}`)).toMatchObject({
      change: 'moved',
    })
  })
})

describe('what never replaces a good capture', () => {
  const reports = [crew, { id: 'rain', quotation: 'Then it rained' }]

  test.each([
    ['nothing', ''],
    ['white space', ' \n\t\u00A0\uFEFF\n'],
    ['next to nothing', 'Loading…'],
    ['an error page', '404 – Page not found\n\nThe page you are looking for could not be found. Go to the home page.\n'],
    ['a refusal', 'Access Denied\nYou do not have permission to access this page on this server.\n'],
    ['a page for robots', 'Please enable JavaScript and cookies to continue. Checking your browser before you go on.\n'],
    ['a cookie wall', 'We value your privacy. We use cookies to improve this site. Accept all cookies or manage your choices.\n'],
    ['a log-in page', 'Welcome back to the harbour news. Please log in. Forgot your password? Subscribe to continue reading.\n'],
  ])('%s, even where it is forced', async (_, text) => {
    expect((await compare(reports, former, text)).refuse(true)).toBeDefined()
  })

  test('a text of less than half the size that breaks most quotations, unless it is forced', async () => {
    const { refuse } = await compare(reports, former, 'On 2 May the quay was closed.\n')
    expect(refuse()?.message).toBe('the text has 30 characters, the present one 90, and 2 of 2 quotations are not in it')
    expect(refuse(true)).toBeUndefined()
  })

  test('another document of the same length', async () => {
    const words = (of: string) => Array.from({ length: 200 }, (_, index) => `${of}${index}`).join(' ')
    const { refuse } = await compare(reports, `${former}${words('quay')}`, `On this site you find ${words('other')}`)
    expect(refuse()?.message).toBe('the text has next to nothing of the present one, and 2 of 2 quotations are not in it')
    expect(refuse(true)).toBeUndefined()
  })

  test('a source that changed its words is taken', async () => {
    const text = former.replace('12', '17').replace('rained', 'poured')
    expect((await compare(reports, former, text)).refuse()).toBeUndefined()
  })

  test('a source that speaks of cookies and closed pages is taken while its quotations stand', async () => {
    const text = `We use cookies. Accept all cookies.\n${former}Page not found? Write to us. Please log in.\n`
    expect((await compare(reports, former, text)).refuse()).toBeUndefined()
  })
})
