import type { PhrasingContent } from 'mdast'
import type { Chart } from '../../model/chart.ts'
import type { Note } from '../../model/note.ts'
import type { Desk } from '../desk.ts'
import type { Call } from '../helper.ts'

/** A chart with the same data as a table, whose rows cite what they say. */
export interface ChartWithData {
  chart: Chart
  head: string[]
  rows: PhrasingContent[][][]
  /** What the picture says in one line, for who does not see it and has the table. */
  alt: string
  /** What it is a picture of. Where there is no table, all rows are told after it. */
  lead: string
  /** What it is called where the author gives it no title. */
  title: string
  /** Everything that it rests on. */
  notes: Note[]
  /** Whether the rows count notes and state none of them. */
  isCount?: boolean
  /** The notes whose statements stand in it. */
  states?: Note[]
}

/** A kind of chart, as `{{figure chart="…"}}` names it. */
export interface ChartMaker {
  /** The arguments that it takes by name, beside those of every figure. */
  named: readonly string[]
  make: (desk: Desk, call: Call) => ChartWithData
}
