import type { Corpus } from '../../model/corpus.ts'
import type { Entity } from '../../model/entity.ts'
import { isApart, plainText } from './words.ts'

export type Use = 'printed' | 'ambiguous' | 'alias' | 'typo'

/** What a name-like form of the corpus is. */
export interface Form {
  text: string
  use: Use
  entities: Entity[]
}

/**
 * The forms of a corpus that stand in a text and are not within other words; where they overlap, the first of them, and of those that
 * begin at one place the longest.
 *
 * @param text with plain typography
 */
export function formsIn(text: string, corpus: Corpus): { form: Form; index: number }[] {
  const forms = formsByBeginning(corpus)
  const found: { form: Form; index: number }[] = []
  let end = 0
  for (const { 0: first, index } of text.matchAll(beginning)) {
    if (index < end) continue
    const form = forms.get(first)?.find((one) => text.startsWith(one.text, index) && isApart(text, index, index + one.text.length))
    if (!form) continue
    found.push({ form, index })
    end = index + form.text.length
  }
  return found
}

/** A word, or a mark before one. */
const beginning = /[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu

/** Forms by what they begin with, of each beginning the longest first. */
type Forms = ReadonlyMap<string, readonly Form[]>

/** A corpus has hundreds of forms, and all briefs in a language share them. */
const known = new WeakMap<Corpus, Forms>()

function formsByBeginning(corpus: Corpus): Forms {
  const forms = known.get(corpus) ?? group(formsOf(corpus))
  known.set(corpus, forms)
  return forms
}

function group(forms: readonly Form[]): Forms {
  const groups = new Map<string, Form[]>()
  for (const form of forms.toSorted((a, b) => b.text.length - a.text.length)) {
    const [first = ''] = form.text.match(beginning) ?? []
    const alike = groups.get(first)
    if (alike) alike.push(form)
    else groups.set(first, [form])
  }
  return groups
}

/** What every name-like form of the corpus is. What is printed somewhere is so everywhere, and a title of a source is its own. */
function formsOf({ entities, sources }: Corpus): Form[] {
  const forms = new Map<string, Form>()
  const add = (written: string | null | undefined, use: Use, ...owners: Entity[]) => {
    const text = plainText(written ?? '').trim()
    if (!/^\p{Lu}\S+|^\p{Lu}.* /u.test(text) && use !== 'printed') return
    const form = forms.get(text)
    if (text === '' || (form && form.use !== use)) return
    forms.set(text, { text, use, entities: [...(form?.entities ?? []), ...owners] })
  }
  const all = [...entities.values()].filter(({ matter }) => matter.protection !== 'withheld')
  for (const { item } of sources.values()) if (typeof item.title === 'string') add(item.title, 'printed')
  for (const { matter } of all) for (const name of [matter.name, matter.short, ...partsOf(matter.name)]) add(name, 'printed')
  for (const use of ['ambiguous', 'alias', 'typo'] as const) {
    for (const entity of all) for (const name of entity.matter[keys[use]]) add(name, use, entity)
  }
  return [...forms.values()]
}

const keys = { ambiguous: 'ambiguous', alias: 'aliases', typo: 'typos' } as const

/** “Confederation of … (KNPRK)” may be printed in either half. */
export function partsOf(name: string): string[] {
  const [, long, short] = /^(.+?) \(([^()]+)\)$/u.exec(name) ?? []
  return long !== undefined && short !== undefined ? [long, short] : []
}
