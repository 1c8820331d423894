import type { Entity } from '../../model/entity.ts'
import { error, type Message, warning } from '../../model/message.ts'
import { type Context, ownText } from './context.ts'
import { type Form, formsIn, partsOf, type Use } from './name-forms.ts'
import type { Sentence } from './read.ts'
import { plainText } from './words.ts'

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
  return context.sentences.flatMap((sentence) => {
    const own = plainText(ownText(sentence, context.authored))
    return formsIn(own, context.corpus).flatMap(({ form, index }) => {
      if (form.use === 'printed' || isExplained(own, index, form, sentence)) return []
      const written = sentence.text.slice(index, index + form.text.length)
      const from = sentence.pieces.find(({ end }) => end > index)?.place ?? sentence.place
      const place = context.authored.find(written, from)
      return place ? [complain[form.use](place, written, form.entities)] : []
    })
  })
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

function isExplained(text: string, index: number, { entities }: Form, { block }: Sentence): boolean {
  const before = text.slice(0, index)
  const isInBrackets = before.lastIndexOf('(') > before.lastIndexOf(')')
  if (!isInBrackets) return false
  const around = plainText(block.sentences.map((one) => one.text).join(' '))
  return entities.some(({ matter }) =>
    [matter.name, matter.short, ...partsOf(matter.name), ...matter.ambiguous].some((name) => name && around.includes(plainText(name))),
  )
}
