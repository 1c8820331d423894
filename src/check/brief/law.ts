import { error, type Message, warning } from '../../model/message.ts'
import type { Note } from '../../model/note.ts'
import { type Context, notesOf, withoutQuotations } from './context.ts'
import type { Block, Sentence } from './read.ts'
import { wordsIn } from './known-words.ts'
import { anyOf, holdsAny, plainText, type Words } from './words.ts'

/**
 * Charge, conviction and allegation keep their words.
 *
 * - `unattributed-allegation`: an allegation in a run of sentences that hands it to nobody, neither by a word such as “according to” nor by
 *   naming the author of the source or the speaker
 * - `charge-is-not-conviction`: “convicted”, “guilty” or “sentenced” where the footnote knows of a charge alone
 */
export function checkLaw(context: Context): Message[] {
  const { words } = context
  if (!words) return []
  return context.sentences.flatMap((sentence) => {
    const { corpus } = context
    const notes = notesOf(sentence.calls, corpus)
    return [...checkAllegations(sentence, notes, words, context), ...checkCharges(sentence, notesOf(sentence.support, corpus), words)]
  })
}

function checkAllegations(sentence: Sentence, notes: readonly Note[], words: Words, { corpus }: Context): Message[] {
  const place = sentence.calls[0]?.place ?? sentence.place
  const { block, run } = sentence
  if (block.table?.data?.isCount) return []
  const lead = textOf(block.lead)
  const text = `${lead} ${block.kind === 'row' ? textOf(block) : run}`
  if (holdsAny(text, words.attribution)) return []
  return notes
    .filter(({ matter }) => matter.legal === 'allegation')
    .filter((note) => !namesTeller(text, note, corpus))
    .map(({ id }) => {
      const hint = 'say whose it is: according to, said, alleged'
      return warning(place, 'unattributed-allegation', `note "${id}" is an allegation, and is printed as a fact`, hint)
    })
}

function textOf(block: Block | undefined): string {
  return (block?.sentences ?? []).map(({ text }) => text).join(' ')
}

/** Whether a text names who says it: the author or publisher of the source, or the note's speaker. */
export function namesTeller(text: string, note: Note, { sources, entities }: Context['corpus']): boolean {
  const item = sources.get(note.source)?.item
  const authors = Array.isArray(item?.['author']) ? item['author'] : []
  const names = authors.flatMap((name) => (typeof name === 'string' ? name : (name.literal ?? name.family ?? [])))
  const tellers = [...names, item?.['publisher']].filter((name) => typeof name === 'string').map((name) => wordsIn(name).join(' '))
  const speaker = note.matter.speaker === undefined ? undefined : entities.get(note.matter.speaker)?.matter
  const bodies = [...entities.values()].filter(({ matter }) =>
    tellers.some((name) => name !== '' && wordsIn(matter.name).join(' ').includes(name)),
  )
  const forms = [...tellers, ...[speaker, ...bodies.map(({ matter }) => matter)].flatMap((one) => [one?.name, one?.short])]
  const folded = ` ${wordsIn(text).join(' ')} `
  return forms.some((form) => form && folded.includes(` ${wordsIn(form).join(' ')} `))
}

function checkCharges(sentence: Sentence, notes: readonly Note[], words: Words): Message[] {
  const charge = notes.find(({ matter }) => matter.legal === 'charge')
  const pattern = anyOf(words.conviction)
  const bearsOut = ({ matter, statement, quotation = '' }: Note) =>
    matter.legal === 'conviction' || holdsAny(`${statement} ${quotation}`, words.conviction)
  if (!charge || notes.some(bearsOut)) return []
  const plain = plainText(withoutQuotations(sentence.text))
  const found = [...plain.matchAll(pattern)].find(({ index }) => !isDenied(plain.slice(0, index), words))
  if (!found) return []
  const place = sentence.calls[0]?.place ?? sentence.place
  const message = `the sentence says "${found[0]}", but note "${charge.id}" knows of a charge alone`
  return [error(place, 'charge-is-not-conviction', message, 'write that the person was charged, or cite the judgment')]
}

/** “was not convicted”, “if found guilty”, “could be sentenced”. */
function isDenied(before: string, { negation }: Words): boolean {
  return holdsAny(before.split(/\s+/u).slice(-6).join(' '), negation)
}
