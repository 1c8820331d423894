import { hashOf } from '../model/hash.ts'
import type { Message } from '../model/message.ts'
import type { Sentence, SentenceKind } from '../model/sentences.ts'
import type { Claim, FindClaims } from './claims.ts'
import type { FootnoteView, RunView, SentenceView } from './views.ts'

const labels: Readonly<Record<SentenceKind, string>> = {
  text: '',
  term: 'Name or term',
  heading: 'Heading',
  caption: 'Title of box, table or figure',
  row: 'Row of a table',
  head: 'Head of a table',
  quotation: 'Quotation',
  image: 'Text of an image',
}

/** What the sentences of a brief are shown with. Numbers and hashes run through the whole brief. */
export interface RunDesk {
  /** What a sentence leads to: its footnotes, and what it cites in its text. */
  evidenceOf: (sentence: Sentence) => FootnoteView[]
  findClaims: FindClaims
  messages: readonly Message[]
  number: number
  /** How often a hash was given: equal sentences on equal evidence are told by their order. */
  hashes: Map<string, number>
}

/** Parts the sentences of a chapter into runs, and finds what is wrong with each. */
export function runsOf(sentences: readonly Sentence[], desk: RunDesk): RunView[] {
  const noticed = messagesBySentence(sentences, desk.messages)
  return cutIntoRuns(sentences).map((run) => {
    const footnotes = run.flatMap(desk.evidenceOf)
    const evidence = footnotes.map(fingerprintOf)
    return {
      footnotes,
      sentences: run.map((sentence) => sentenceView(sentence, { run, footnotes, evidence, noticed: noticed.get(sentence) ?? [] }, desk)),
    }
  })
}

/** A run ends behind a sentence with a call, and with its paragraph. */
function cutIntoRuns(sentences: readonly Sentence[]): Sentence[][] {
  const runs: Sentence[][] = []
  for (const [index, sentence] of sentences.entries()) {
    const before = sentences[index - 1]
    const goesOn = before?.block === sentence.block && !isLed(before)
    if (goesOn) runs.at(-1)?.push(sentence)
    else runs.push([sentence])
  }
  return runs
}

function isLed({ footnotes, notes, sources }: Sentence): boolean {
  return footnotes.length > 0 || notes.length > 0 || sources.length > 0
}

interface Around {
  run: readonly Sentence[]
  footnotes: readonly FootnoteView[]
  /** The fingerprints of its footnotes. */
  evidence: readonly string[]
  noticed: readonly Message[]
}

function sentenceView(sentence: Sentence, { run, footnotes, evidence, noticed }: Around, desk: RunDesk): SentenceView {
  desk.number += 1
  const claims = desk.findClaims(sentence)
  const hash = hashOf(sentence.text, ...evidence).slice(0, 16)
  const before = desk.hashes.get(hash) ?? 0
  desk.hashes.set(hash, before + 1)
  const isUncalled = footnotes.length === 0 && mustBeCalled(sentence, claims)
  const own = isLed(sentence) ? footnotes : []
  return {
    hash: before === 0 ? hash : `${hash}-${before + 1}`,
    number: desk.number,
    kind: sentence.kind,
    label: labels[sentence.kind],
    text: sentence.text,
    calls: sentence.footnotes,
    place: sentence.place ? `${sentence.place.file}:${sentence.place.line}` : '',
    claims: ['fact', ...claims],
    alarms: [
      ...(isUncalled
        ? [`it has a ${claims.join(' and a ')} but ${run.length > 1 ? 'its paragraph has no footnote behind it' : 'no footnote'}`]
        : []),
      ...noticed.filter(({ rule }) => !isUncalled || rule !== 'no-footnote').map(({ message }) => message),
      ...own.flatMap(({ notes }) => notes.flatMap(({ id, alarms }) => alarms.map((alarm) => `${id}: ${alarm}`))),
    ],
  }
}

/**
 * Whether a sentence has to lead to a source. What leads over to a quotation or a list, or refers to another part of the brief, leaves
 * it to that; a term may name itself.
 */
function mustBeCalled({ kind, text, facts }: Sentence, claims: readonly Claim[]): boolean {
  if (facts !== text) return false
  if (kind === 'term') return claims.some((claim) => claim !== 'name')
  if (kind === 'text') return claims.length > 0 && !/:\s*$/u.test(text)
  return (kind === 'row' || kind === 'quotation') && claims.length > 0
}

/** Everything about a footnote whose change asks for a new look. */
function fingerprintOf({ text, notes }: FootnoteView): string {
  return JSON.stringify([text, notes.map(({ id, source, locator, quotation, statement }) => [id, source, locator, quotation, statement])])
}

/** What was noticed at a place belongs to the sentence there: of its paragraph the one that holds a word that the message quotes. */
function messagesBySentence(sentences: readonly Sentence[], messages: readonly Message[]): Map<Sentence, Message[]> {
  const found = new Map<Sentence, Message[]>()
  const files = sentencesByLine(sentences)
  for (const message of messages) {
    const lines = files.get(message.file)
    if (!lines) continue
    const line = [...lines.keys()].reduce((last, one) => (one <= message.line && one > last ? one : last), 0)
    const block = lines.get(line) ?? []
    const quoted = [...message.message.matchAll(/"([^"]+)"|number (\S+)/gu)].flatMap(([, words, number]) => words ?? number ?? [])
    const meant = block.find(({ text }) => quoted.some((words) => text.includes(words))) ?? block[0]
    if (meant) found.set(meant, [...(found.get(meant) ?? []), message])
  }
  return found
}

/** Sentences by the file and the line at which their paragraph begins. */
function sentencesByLine(sentences: readonly Sentence[]): Map<string, Map<number, Sentence[]>> {
  const files = new Map<string, Map<number, Sentence[]>>()
  for (const sentence of sentences) {
    if (!sentence.place) continue
    const { file, line } = sentence.place
    const lines = files.get(file) ?? new Map<number, Sentence[]>()
    files.set(file, lines)
    const block = lines.get(line)
    if (block) block.push(sentence)
    else lines.set(line, [sentence])
  }
  return files
}
