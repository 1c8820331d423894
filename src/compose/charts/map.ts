import type { PhrasingContent } from 'mdast'
import type { MapChart } from '../../model/chart.ts'
import type { Entity } from '../../model/entity.ts'
import { formatNumber } from '../../model/format.ts'
import type { Note } from '../../model/note.ts'
import { phrase } from '../../model/phrase.ts'
import { listArgument } from '../arguments.ts'
import { text } from '../build-tree.ts'
import { citation, citeOf } from '../citing.ts'
import { Complaint } from '../complaint.ts'
import type { Desk } from '../desk.ts'
import { findEntity, useNote } from '../evidence.ts'
import type { Call } from '../helper.ts'
import { requireTranslation } from '../require-translation.ts'
import { selectNotes, selectors } from '../select.ts'
import type { ChartMaker } from './maker.ts'

/**
 * Places of `entities.yaml` that have an `at`, on the outline of their country, each with the number of notes about it. Takes the
 * selectors of `notes`; `places` chooses places, which are then shown also where no note is about them.
 */
export const map: ChartMaker = {
  named: [...selectors, 'places'],
  make(desk, call) {
    const chosen = listArgument(call, 'places')?.map((id) => located(findEntity(desk, id, call.place), call))
    const selected = selectNotes(desk, call)
    const all = (chosen ?? placesOf(desk)).map((entity) => ({ entity, notes: notesAbout(entity, selected) }))
    const spots = chosen ? all : all.filter(({ notes }) => notes.length > 0)
    if (spots.length === 0) throw nothing(call)
    const notes = [...new Set(spots.flatMap((spot) => spot.notes))]
    for (const { entity } of spots) desk.uses.add(`entity:${entity.id}`)
    for (const { entity } of spots) desk.mentioned.add(entity.id)
    for (const { entity } of spots) requireTranslation(desk, `entity:${entity.id}`, ['name'], call.place)
    for (const note of notes) useNote(desk, note)
    const places = spots.map(placeOf)
    const said = places.map(({ name, count }) => (count === undefined ? name : `${name}: ${formatNumber(count, desk.lang)}`))
    return {
      chart: { kind: 'map', places },
      head: [phrase(desk.strings, 'column-place'), phrase(desk.strings, 'column-count')],
      rows: spots.map((spot) => rowOf(spot, desk, call)),
      alt: phrase(desk.strings, 'chart-alt-map', { places: said.join('; ') }),
      lead: phrase(desk.strings, 'chart-alt-map', { places: '' }).trim(),
      title: phrase(desk.strings, 'chart-map'),
      notes,
      isCount: true,
    }
  },
}

interface Spot {
  entity: Entity
  notes: Note[]
}

function placesOf({ corpus }: Desk): Entity[] {
  return [...corpus.entities.values()].filter(({ matter }) => matter.kind === 'place' && matter.at && matter.protection === 'public')
}

function notesAbout({ id }: Entity, notes: readonly Note[]): Note[] {
  return notes.filter(({ matter }) => matter.entities.includes(id))
}

function located(entity: Entity, { place }: Call): Entity {
  if (entity.matter.at) return entity
  const hint = `write its latitude and longitude into ${entity.place.file}: at: [43.34, 52.86]`
  throw new Complaint(place, 'nothing-found', `place "${entity.id}" has no coordinates`, hint)
}

function placeOf({ entity: { matter }, notes }: Spot): MapChart['places'][number] {
  return { name: matter.short ?? matter.name, at: matter.at ?? [0, 0], count: notes.length > 0 ? notes.length : undefined }
}

function rowOf({ entity: { matter }, notes }: Spot, desk: Desk, { place }: Call): PhrasingContent[][] {
  const count = notes.length > 0 ? [text(formatNumber(notes.length, desk.lang)), citation(notes.map(citeOf), place)] : [text('–')]
  return [[text(matter.short ?? matter.name)], count]
}

function nothing({ place }: Call): Complaint {
  return new Complaint(
    place,
    'nothing-found',
    'no note is about a place that has coordinates',
    'write at: [latitude, longitude] in entities.yaml',
  )
}
