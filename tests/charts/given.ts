import { draw } from '../../src/draw/draw.ts'
import { loadOutlines } from '../../src/load/outlines.ts'
import type { Chart, Picture } from '../../src/model/chart.ts'
import { briefOf, composed, type Given } from '../compose/project.ts'

/** Events that crowd: many in one month, some that lasted for years, some of which only the year is known. */
export const crowded: Given = {
  sources: {
    report: { item: { author: [{ literal: 'Harbour Office' }], issued: { 'date-parts': [[2016]] } }, literature: { kind: 'report' } },
    index: { item: { author: [{ family: 'Author', given: 'A.' }], issued: { 'date-parts': [[2021]] } }, literature: { kind: 'web-index' } },
  },
  notes: Object.fromEntries(
    [
      '2011',
      '2011-05/2014-12',
      '2011-12-16',
      '2011-12-16',
      '2011-12-17',
      '2011-12',
      '2012-01~',
      '2013/2016-02',
      '2014-03-04',
      '2021-11',
    ].map((date, index) => [
      `event-${index}`,
      {
        source: index % 3 === 0 ? 'index' : 'report',
        date,
        topics: ['strike', index % 2 === 0 ? 'quay' : 'trade-union-law'],
        entities: [['north-quay', 'south-quay', 'harbour-town'][index % 3]],
        answers: index < 5 ? { killed: [12, 'at least 12', '14-17', 'about 90', 'fewer than 100'][index] ?? 1 } : {},
        statement: `At the quay number ${index} the workers asked for their wages for the third month in a row, and the harbour office let nobody in until they had signed a paper that none of them could read.`,
      },
    ]),
  ),
  entities: {
    'north-quay': { kind: 'place', name: 'North Quay', at: [43.34, 52.86] },
    'south-quay': { kind: 'place', name: 'South Quay', at: [43.4, 52.7] },
    'harbour-town': { kind: 'place', name: 'Harbour Town', at: [43.65, 51.17] },
    'far-town': { kind: 'place', name: 'Far Town', at: [51.13, 71.43] },
    uqw: { kind: 'organisation', name: 'Union of Quay Workers and Sailors of the Northern Harbours (UQW)' },
  },
  questions: { killed: { question: 'How many people were killed?' } },
  cases: {
    uqw: {
      entity: 'uqw',
      stages: [
        { stage: 'charged', date: '2017-01', text: 'charged', notes: [] },
        { stage: 'convicted', date: '2017-07-25', text: 'convicted', notes: ['event-1'] },
        { stage: 'sentenced', date: '2017-07-25', text: 'sentenced', notes: [] },
        { stage: 'restricted', date: '2017-07-25', until: '2022-10-05', text: 'may not meet', notes: [] },
        { stage: 'appealed', date: '2017-09', text: 'judgment upheld', notes: [] },
        { stage: 'other', date: '2018-01', text: 'asked the court for leave to appear by letter, which it refused', notes: [] },
        { stage: 'released', date: '2021-11-09', text: 'released', notes: [] },
        { stage: 'dissolved', text: 'dissolved', notes: [] },
      ],
    },
  },
}

/** All kinds of charts in one chapter. */
export const allKinds = `# Charts

{{figure chart="timeline" title="Events" id="events"}}

{{figure chart="cases" title="Cases"}}

{{figure chart="disputed" question="killed" title="Killed"}}

{{figure chart="counts" by="year" title="By year"}}

{{figure chart="counts" by="year" split="topic" title="By year and topic"}}

{{figure chart="counts" by="source" title="By source"}}

{{figure chart="map" places="north-quay south-quay harbour-town far-town" title="Places"}}
`

/** The pictures of a chapter. */
export async function drawn(given: Given, template: string): Promise<Map<Chart, Picture>> {
  const { chapters, messages } = composed(given, template)
  const errors = messages.filter((message) => message.includes(': error: '))
  if (errors.length > 0) throw new Error(errors.join('\n'))
  return draw({ chapters, footnotes: [] }, briefOf(given, {}), await loadOutlines(chapters))
}
