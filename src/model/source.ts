import type { Access } from './access.ts'
import type { CslItem } from './csl.ts'
import type { LiteratureNote } from './note.ts'
import type { Place } from './place.ts'

/** A document that the corpus rests on: its entry in the library and, where there is one, its literature note. */
export interface Source {
  key: string
  item: CslItem
  /** Where the library entry begins. */
  place: Place
  literature: LiteratureNote | undefined
  access: Access
  /** Whether it stands for one that the library lacks, which has been reported. */
  isMissing: boolean
}
