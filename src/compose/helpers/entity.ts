import { choiceArgument, given, idOf } from '../arguments.ts'
import { findEntity } from '../evidence.ts'
import { requireTranslation } from '../require-translation.ts'
import type { Helper } from '../helper.ts'

/**
 * `{{entity "id"}}`: the full name at the first mention in the brief, the short one afterwards. `form="full"` or `"short"` prints that
 * form and counts as a mention; `form="canonical"` prints the full name and does not count.
 */
export const entity: Helper = {
  args: [1, 1],
  named: ['form'],
  run(desk, call) {
    const { id, matter } = findEntity(desk, idOf(given(call)), call.place)
    requireTranslation(desk, `entity:${id}`, ['name'], call.place)
    const form = choiceArgument(call, 'form', ['auto', 'full', 'short', 'canonical'])
    const isKnown = desk.mentioned.has(id)
    if (form !== 'canonical') desk.mentioned.add(id)
    return form === 'short' || (form === 'auto' && isKnown) ? (matter.short ?? matter.name) : matter.name
  },
}
