import type { Corpus } from '../../model/corpus.ts'
import type { Entity } from '../../model/entity.ts'
import { error, type Message, warning } from '../../model/message.ts'
import { type Context, ownText } from './context.ts'
import type { Sentence } from './read.ts'
import { escape, plainText } from './words.ts'

/**
 * Each person and body has one name in what an author writes. Of forms that overlap the longest counts, so that a short one may stand in
 * a longer name.
 *
 * - `typo-printed`: a mistake of a source's
 * - `alias-used`: another spelling, a former name, a translation
 * - `ambiguous-use`: a name that several share, where nothing says which is meant
 *
 * A form in brackets beside the printed name explains it and is left: “Baltabai (also Baltabay)”.
 */
export function checkNameForms(context: Context): Message[] {
  const forms = formsOf(context.corpus)
  if (forms.size === 0) return []
  const longestFirst = [...forms.keys()].toSorted((a, b) => b.length - a.length).map(escape)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return context.sentences.flatMap((sentence) => {
    const own = plainText(ownText(sentence, context.authored))
    return [...own.matchAll(pattern)].flatMap(({ 0: written, index }) => {
      const form = forms.get(written)
      if (!form || form.use === 'printed' || isExplained(own, index, form, sentence)) return []
      const from = sentence.pieces.find(({ end }) => end > index)?.place ?? sentence.place
      const place = context.authored.find(sentence.text.slice(index, index + written.length), from)
      return place ? [complain[form.use](place, sentence.text.slice(index, index + written.length), form.entities)] : []
    })
  })
}

type Use = 'printed' | 'ambiguous' | 'alias' | 'typo'

interface Form {
  use: Use
  entities: Entity[]
}

const complain: Record<Exclude<Use, 'printed'>, (place: Sentence['place'], written: string, entities: Entity[]) => Message> = {
  typo: (place, written, entities) =>
    error(place, 'typo-printed', `"${written}" is a mistake of a source`, `this project prints "${printed(entities)}"`),
  alias: (place, written, entities) =>
    warning(place, 'alias-used', `"${written}" is another form of a name`, `this project prints "${printed(entities)}"`),
  ambiguous: (place, written, entities) => {
    const calls = entities.map(({ id }) => `{{entity "${id}"}}`).join(' or ')
    return warning(place, 'ambiguous-use', `"${written}" may mean ${entities.map(({ id }) => `"${id}"`).join(' or ')}`, `write ${calls}`)
  },
}

function printed([entity]: readonly Entity[]): string {
  return entity?.matter.short ?? entity?.matter.name ?? ''
}

/** What every name-like form of the corpus is. What is printed somewhere is so everywhere, and a title of a source is its own. */
function formsOf({ entities, sources }: Corpus): Map<string, Form> {
  const forms = new Map<string, Form>()
  const add = (text: string | null | undefined, use: Use, ...owners: Entity[]) => {
    const form = plainText(text ?? '')
    if (!/^\p{Lu}\S+|^\p{Lu}.* /u.test(form) && use !== 'printed') return
    const known = forms.get(form)
    if (form === '' || (known && known.use !== use)) return
    forms.set(form, { use, entities: [...(known?.entities ?? []), ...owners] })
  }
  const all = [...entities.values()].filter(({ matter }) => matter.protection !== 'withheld')
  for (const { item } of sources.values()) if (typeof item.title === 'string') add(item.title, 'printed')
  for (const { matter } of all) for (const name of [matter.name, matter.short, ...partsOf(matter.name)]) add(name, 'printed')
  for (const use of ['ambiguous', 'alias', 'typo'] as const) {
    for (const entity of all) for (const name of entity.matter[keys[use]]) add(name, use, entity)
  }
  return forms
}

const keys = { ambiguous: 'ambiguous', alias: 'aliases', typo: 'typos' } as const

/** “Confederation of … (KNPRK)” may be printed in either half. */
function partsOf(name: string): string[] {
  const [, long, short] = /^(.+?) \(([^()]+)\)$/u.exec(name) ?? []
  return long !== undefined && short !== undefined ? [long, short] : []
}

function isExplained(text: string, index: number, { entities }: Form, { block }: Sentence): boolean {
  const before = text.slice(0, index)
  const isInBrackets = before.lastIndexOf('(') > before.lastIndexOf(')')
  if (!isInBrackets) return false
  const around = plainText(block.sentences.map((one) => one.text).join(' '))
  return entities.some(({ matter }) =>
    [matter.name, matter.short, ...partsOf(matter.name), ...matter.ambiguous].some((name) => name && around.includes(plainText(name))),
  )
}
