import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { mayRead } from '../../model/access.ts'
import { phrase } from '../../model/phrase.ts'
import { isUnread } from '../../model/corpus.ts'
import type { Recommendation } from '../../model/recommendation.ts'
import { listArgument, numberArgument } from '../arguments.ts'
import { text } from '../build-tree.ts'
import { citation, citeOf } from '../citing.ts'
import { Complaint } from '../complaint.ts'
import type { Desk } from '../desk.ts'
import { findEntity, findNote } from '../evidence.ts'
import { groupBy } from '../group-by.ts'
import type { Call, Helper } from '../helper.ts'
import { requireTranslation } from '../require-translation.ts'
import { blocks } from '../splice-value.ts'

/**
 * `{{recommendations to="government" topic="registration" rank=2}}`: what is asked of whom, under a heading of that rank for each
 * addressee, the most urgent first, each with a footnote of its evidence. What was met is reported as met, after the rest.
 */
export const recommendations: Helper = {
  args: [0, 0],
  named: ['to', 'topic', 'rank'],
  run(desk, call) {
    const to = listArgument(call, 'to')?.map((id) => findEntity(desk, id, call.place).id)
    const topics = listArgument(call, 'topic', /,/)
    // to whom and on what those are that could not be read is not known; an error that says so stops the brief
    for (const id of desk.corpus.recommendations.keys())
      if (isUnread(desk.corpus, 'recommendations', id)) desk.uses.add(`recommendation:${id}`)
    const chosen = [...desk.corpus.recommendations.values()].filter(
      ({ matter }) =>
        isMeantFor(matter.audiences, desk) &&
        (to === undefined || to.includes(matter.to)) &&
        (topics === undefined || matter.topics.some((topic) => topics.includes(topic))),
    )
    if (chosen.length === 0)
      throw new Complaint(call.place, 'nothing-found', 'there is no such recommendation', 'write it in sources/recommendations.yaml')
    const groups = groupBy(chosen, ({ matter }) => [matter.to])
    const rank = numberArgument(call, 'rank', 1) ?? 2
    return blocks(
      [...groups].flatMap(([entity, members]) => section(entity, members, groups.size === 1 && to ? undefined : rank, desk, call)),
    )
  },
}

/** A recommendation without audiences is for all; an audience is named as in the brief, or by the brief's name. */
function isMeantFor(audiences: readonly string[], { brief }: Desk): boolean {
  return audiences.length === 0 || audiences.some((audience) => audience === brief.matter.audience || audience === brief.name)
}

function section(entity: string, members: readonly Recommendation[], rank: number | undefined, desk: Desk, call: Call): RootContent[] {
  const { id, matter } = findEntity(desk, entity, call.place)
  desk.mentioned.add(id)
  if (rank !== undefined) requireTranslation(desk, `entity:${id}`, ['name'], call.place)
  const ordered = members.toSorted((a, b) => Number(isMet(a)) - Number(isMet(b)) || a.matter.priority - b.matter.priority)
  const children = ordered.map((one) => item(one, desk, call))
  const depth = Math.min(rank ?? 1, 6) as 1 | 2 | 3 | 4 | 5 | 6
  const heading: RootContent[] = rank === undefined ? [] : [{ type: 'heading', depth, children: [text(matter.name)] }]
  return [...heading, { type: 'list', ordered: false, spread: false, children }]
}

function isMet({ matter }: Recommendation): boolean {
  return matter.state === 'met'
}

function item(one: Recommendation, desk: Desk, call: Call): ListItem {
  desk.uses.add(`recommendation:${one.id}`)
  requireTranslation(desk, `recommendation:${one.id}`, ['do'], call.place)
  const { matter } = one
  const sentence = /[.!?…]$/u.test(matter.do) ? matter.do : `${matter.do}.`
  const line = isMet(one) ? phrase(desk.strings, 'recommendation-met', { text: sentence }) : sentence
  const children: PhrasingContent[] = [text(line), ...evidence(one, desk, call)]
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] }
}

/** One footnote to everything that it rests on. Evidence that the readers may not see is left out, as long as some remains. */
function evidence({ id, matter }: Recommendation, desk: Desk, { place }: Call): PhrasingContent[] {
  const ids = [...matter.basedOn, ...(matter.met ? [matter.met] : [])]
  const isHidden = (note: string) => !mayRead(desk.brief.matter.clearance, desk.corpus.notes.get(note)?.access ?? 'public')
  if (ids.length > 0 && ids.every(isHidden)) {
    throw new Complaint(
      place,
      'clearance',
      `recommendation "${id}" rests on notes alone that the brief's readers may not see`,
      'give it other evidence',
    )
  }
  const items = ids.filter((note) => !isHidden(note)).map((note) => citeOf(findNote(desk, note, place)))
  return items.length > 0 ? [citation(items, place)] : []
}
