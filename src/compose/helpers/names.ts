import type { PhrasingContent } from 'mdast'
import type { Entity } from '../../model/entity.ts'
import { phrase } from '../../model/phrase.ts'
import { choiceArgument, listArgument } from '../arguments.ts'
import { bulletList, captionArguments, captioned, strong, table, text } from '../build-tree.ts'
import type { Desk } from '../desk.ts'
import type { Helper } from '../helper.ts'
import { requireTranslation } from '../require-translation.ts'
import { laterBlocks } from '../splice-value.ts'

/**
 * `{{names kind="organisation" as="table"}}`: everybody and everything that the whole brief names, in alphabetical order, with what
 * `entities.yaml` says of them. An entity is named where `entity` prints it, or where a note about it is stated. What has neither a
 * description nor a longer name is left out; of a pseudonym nothing is said.
 */
export const names: Helper = {
  args: [0, 0],
  named: ['kind', 'as', ...captionArguments],
  run(desk, call) {
    const kinds = listArgument(call, 'kind')
    const as = choiceArgument(call, 'as', ['list', 'table'])
    return laterBlocks(() => {
      const shown = namedEntities(desk).filter(({ matter }) => kinds === undefined || kinds.includes(matter.kind))
      for (const { id } of shown) requireTranslation(desk, `entity:${id}`, ['name', 'description'], call.place)
      const { compare } = new Intl.Collator(desk.lang)
      const pairs = shown.flatMap((entity) => define(entity)).toSorted((a, b) => compare(a.term, b.term))
      if (as === 'table') {
        const head = [phrase(desk.strings, 'column-name'), phrase(desk.strings, 'column-meaning')]
        return captioned('table', call, [
          table(
            head,
            pairs.map(({ term, meaning }) => [[strong(term)], [text(meaning)]]),
          ),
        ])
      }
      return pairs.length === 0 ? [] : [bulletList(pairs.map((pair) => definition(pair, desk)))]
    })
  },
}

function namedEntities({ corpus, mentioned, noteUses }: Desk): Entity[] {
  const ofNotes = noteUses.filter(({ how }) => how === 'stated').flatMap(({ note }) => note.matter.entities)
  return [...new Set([...mentioned, ...ofNotes])]
    .map((id) => corpus.entities.get(id))
    .filter((entity) => entity !== undefined)
    .filter(({ matter }) => matter.protection === 'public')
}

interface Definition {
  term: string
  meaning: string
}

function define({ matter }: Entity): Definition[] {
  const { name, short, description } = matter
  const parts = [short && short !== name ? name : undefined, description].filter((part) => part)
  return parts.length > 0 ? [{ term: short ?? name, meaning: parts.join('. ') }] : []
}

/** “**KNPRK:** Confederation …”: the term and the mark that parts it from its meaning are strong. */
function definition({ term, meaning }: Definition, { strings }: Desk): PhrasingContent[] {
  const [before = '', after = ''] = phrase(strings, 'definition', { term, meaning: '\u0000' }).split('\u0000')
  return [strong(before.trimEnd()), text(before.slice(before.trimEnd().length) + meaning + after)]
}
