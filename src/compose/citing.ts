import type { Citation, CiteItem } from '../model/chapter.ts'
import type { Note } from '../model/note.ts'
import type { Place } from '../model/place.ts'
import { locatorOfNote } from '../markdown/locator.ts'

/** The cite of a note: its source at its locator. */
export function citeOf(note: Note): CiteItem {
  return { key: note.source, ...locatorOfNote(note.matter.locator), note: note.id }
}

/** A citation cluster, which becomes one footnote. */
export function citation(items: CiteItem[], place: Place): Citation {
  return { type: 'citation', items, narrative: false, data: { place } }
}
