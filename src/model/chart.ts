/**
 * What a chart shows, as plain data: compose decides it, draw makes a picture of it. All words are in the brief's language, and all
 * that a picture says stands in the table that compose puts under it.
 */
import type { Element } from 'hast'
import type { Days } from './date.ts'

export type Chart = TimelineChart | CasesChart | DisputedChart | CountsChart | MapChart

/** Events on one axis of time. */
export interface TimelineChart {
  kind: 'timeline'
  /** From the earliest on. */
  events: TimelineEvent[]
}

export interface TimelineEvent extends KnownDays {
  /** The date as it is printed. */
  date: string
  text: string
  /** Whether it went on from the first to the last day; otherwise it happened on one of them. */
  isPeriod: boolean
  /** Whether the date is only about right. */
  isVague: boolean
}

/** Days of which at least the first is known, as `YYYY-MM-DD`. */
export interface KnownDays {
  first: string
  last: string
}

/** People and bodies, each in a row, with the stages of their cases. */
export interface CasesChart {
  kind: 'cases'
  rows: { who: string; steps: CaseStep[]; terms: CaseTerm[]; undated: string | undefined }[]
  /** The day of which the brief speaks, as it is drawn and as it is printed. */
  cutoff: { day: string; text: string } | undefined
}

/** What happened on one day; several stages of a day are one step. */
export interface CaseStep extends KnownDays {
  text: string
  mark: 'accused' | 'sentenced' | 'appealed' | 'ended' | 'restricted' | 'other'
}

/** A restriction; without `last` no end is known. */
export interface CaseTerm {
  first: string
  last: string | undefined
}

/** What sources answer to questions, each question with a scale of its own. */
export interface DisputedChart {
  kind: 'disputed'
  panels: DisputedPanel[]
}

export interface DisputedPanel {
  question: string
  scale: 'number' | 'date'
  answers: DisputedAnswer[]
}

/** One value with everybody who says it. Numbers stand as they are, days as milliseconds since 1970; `undefined` is an open end. */
export interface DisputedAnswer {
  text: string
  sources: string
  low: number | undefined
  high: number | undefined
}

/** How many notes there are of each kind, or in each year. */
export interface CountsChart {
  kind: 'counts'
  /** Columns follow each other in time, bars have names. */
  as: 'columns' | 'bars'
  keys: string[]
  /** One series has no name; several are drawn one under the other on one scale. */
  series: { name: string | undefined; counts: number[] }[]
}

/** Places on the outlines of countries. */
export interface MapChart {
  kind: 'map'
  /** Counts are of notes; `undefined` for a place that is only shown. */
  places: { name: string; at: Coordinates; count: number | undefined }[]
}

/** A chart as SVG, for a column of text and for a narrow screen. */
export interface Picture {
  wide: Element
  narrow: Element
}

/** Degrees: latitude from -90 to 90, longitude from -180 to 180. */
export type Coordinates = [latitude: number, longitude: number]

/** The days of a date whose ends are known; half of an open period is its known day. */
export function knownDays({ first, last }: Days): KnownDays | undefined {
  const [from, to] = [first ?? last, last ?? first]
  return from === undefined || to === undefined ? undefined : { first: from, last: to }
}

declare module 'mdast' {
  interface Data {
    /** Whether a table counts notes: it cites them all and states none of them. */
    isCount?: boolean
  }
  interface Image {
    /** Makes the image one that is drawn from the corpus: it has no file, and its address only names the kind. */
    chart?: Chart
  }
}
