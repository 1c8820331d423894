import { describe, expect, test } from 'vitest'
import { composed, type Given } from '../compose/project.ts'
import { crowded } from './given.ts'

/** Tables and no-break spaces as people type them. */
function asTyped(markdown: string): string {
  return markdown.replaceAll('\u00A0', ' ').replaceAll(/ +\|/g, ' |').replaceAll(/-{2,}/g, '-')
}

const storm: Given = {
  notes: {
    first: { date: '2014-05', topics: ['storm'], statement: 'The quay was closed.' },
    secret: { date: '2014-06', topics: ['storm'], access: 'confidential', statement: 'A sailor spoke.' },
    later: { source: 'index', date: '2015-01-02', topics: ['storm', 'quay'], statement: 'It was opened again.' },
    undated: { topics: ['storm'], statement: 'Nobody says when.' },
  },
}

describe('a timeline', () => {
  test('has the dated notes that it selects, from the earliest on, and cites each in its table', () => {
    expect(asTyped(composed(storm, '# H\n\n{{figure chart="timeline" topic="storm" title="The storm" id="storm"}}').markdown)).toBe(`# H

:::figure[The storm]{#storm}
![Timeline from May 2014 to 2 Jan 2015. Events: 2.](chart/timeline)

| Date | What happened |
| - | - |
| May 2014 | The quay was closed.[@report, p. 1] |
| 2 Jan 2015 | It was opened again.[@index, p. 1] |
:::
`)
  })

  test('shows what only some may see to them alone: not in picture, text alternative or table', () => {
    const template = '# H\n\n{{figure chart="timeline" topic="storm"}}'
    expect(JSON.stringify(composed(storm, template).chapters)).not.toMatch(/sailor|secret|Jun/)
    const inside = composed({ ...storm, brief: { clearance: 'confidential' } }, template)
    expect(inside.markdown).toContain('A sailor spoke.')
    expect(inside.uses).toContain('note:secret')
  })

  test('that finds nothing is an error at its line', () => {
    expect(composed(storm, '# H\n\n{{figure chart="timeline" topic="strom"}}').messages).toEqual([
      'templates/brief/chapters/01.md.hbs:3:1: error: no note has topic="strom"; did you mean "storm"? [nothing-found]',
    ])
  })

  test('with more events than a picture holds is an error that says what to do', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`n${index}`, { date: `20${index + 10}` }]))
    expect(composed({ notes: many }, '# H\n\n{{figure chart="timeline"}}').messages).toEqual([
      'templates/brief/chapters/01.md.hbs:3:1: error: the timeline has 30 events, and a picture holds 24; choose with topic, from, to, level, ids or limit, or print {{chronology}} [helper-arguments]',
    ])
    expect(composed({ notes: many }, '# H\n\n{{figure chart="timeline" limit=3}}').messages).toEqual([])
  })

  test('is no way round an open question', () => {
    const open: Given = {
      notes: { low: { date: '2014', answers: { lost: 3 } }, high: { date: '2015', answers: { lost: 5 } } },
      questions: { lost: {} },
    }
    expect(composed(open, '# H\n\n{{figure chart="timeline" from="2015"}}').messages[0]).toContain(
      'is one side of the open question "lost"',
    )
    expect(composed(open, '# H\n\n{{figure chart="timeline"}}').messages).toEqual([])
  })
})

describe('cases', () => {
  test('go as far as the brief does; steps of one day are one, and each row of the table cites its stage', () => {
    const { markdown, chapters, uses } = composed({ ...crowded, brief: { cutoff: '2017-12-31' } }, '# H\n\n{{figure chart="cases"}}')
    expect(asTyped(markdown)).toContain('| convicted | convicted[@report, p. 1] |')
    expect(markdown).not.toContain('2021')
    const chart = asTyped(JSON.stringify(chapters))
    expect(chart).toContain('"text":"convicted, sentenced, restricted until 5 Oct 2022"')
    expect(chart).toContain('"undated":"without a date: dissolved"')
    expect(uses).toContain('note:event-1')
  })

  test('that do not exist are an error with a hint', () => {
    expect(composed(crowded, '# H\n\n{{figure chart="cases" cases="uqv"}}').messages).toEqual([
      'templates/brief/chapters/01.md.hbs:3:1: error: no case has the id "uqv"; did you mean "uqw"? [nothing-found]',
    ])
  })
})

describe('disputed numbers', () => {
  const template = '# H\n\n{{figure chart="disputed" question="killed"}}'

  test('stand with their ends as the sources give them, and with who says them', () => {
    const [chapter] = composed(crowded, template).chapters
    const [answer, ...others] = JSON.stringify(chapter?.tree).match(/\{"text":[^{}]*"sources":[^{}]*\}/g) ?? []
    expect(answer).toBe('{"text":"12","sources":"Author 2021","low":12,"high":12}')
    expect(others).toEqual([
      '{"text":"at least 12","sources":"Harbour Office 2016","low":12}',
      '{"text":"between 14 and 17","sources":"Harbour Office 2016","low":14,"high":17}',
      '{"text":"about 90","sources":"Author 2021","low":81,"high":99}',
      '{"text":"fewer than 100","sources":"Harbour Office 2016","high":100}',
    ])
  })

  test('of a question in words cannot be drawn', () => {
    const words = { ...crowded, questions: { killed: { type: 'text' } } }
    expect(composed(words, template).messages).toEqual([
      'templates/brief/chapters/01.md.hbs:3:1: error: question "killed" is answered in words, which have no scale; print {{disputed "killed"}} [nothing-found]',
    ])
  })

  test('that are not named are the open ones, and none is an error', () => {
    expect(composed(crowded, '# H\n\n{{figure chart="disputed"}}').markdown).toContain('How many people were killed?')
    expect(composed(storm, '# H\n\n{{figure chart="disputed"}}').messages).toEqual([
      'templates/brief/chapters/01.md.hbs:3:1: error: no question with a number or a date is open; name one: question="…" [nothing-found]',
    ])
  })
})

describe('counts', () => {
  test('by year leave no year out of the picture, and none without notes in the table', () => {
    const { markdown } = composed(crowded, '# H\n\n{{figure chart="counts" by="year" from="2013"}}')
    expect(markdown.match(/^\| \d{4} \| +\d/gm)).toEqual(['| 2011 | 1', '| 2013 | 1', '| 2014 | 1', '| 2021 | 1'])
    expect(markdown).toContain('Number of notes. Year. 2011: 1; 2013: 1; 2014: 1; 2021: 1')
  })

  test('count what the readers may see alone', () => {
    expect(composed(storm, '# H\n\n{{figure chart="counts" by="topic"}}').markdown).toContain('storm: 3; quay: 1')
  })

  test('of years can be split, others not', () => {
    expect(composed(crowded, '# H\n\n{{figure chart="counts" split="kind"}}').markdown).toContain('| Kind of source | Year | Notes')
    expect(composed(crowded, '# H\n\n{{figure chart="counts" by="topic" split="kind"}}').messages[0]).toContain('only years can be split')
  })
})

describe('a map', () => {
  test('counts notes at their places', () => {
    expect(composed(crowded, '# H\n\n{{figure chart="map" title="Quays"}}').markdown).toContain(
      '![Map. North Quay: 4; South Quay: 3; Harbour Town: 3](chart/map)',
    )
  })

  test('shows a place that is named also without notes', () => {
    expect(composed(crowded, '# H\n\n{{figure chart="map" places="far-town"}}').markdown).toContain('| Far Town | –')
  })

  test('needs to know where a place lies', () => {
    expect(composed(crowded, '# H\n\n{{figure chart="map" places="uqw"}}').messages).toEqual([
      'templates/brief/chapters/01.md.hbs:3:1: error: place "uqw" has no coordinates; write its latitude and longitude into sources/entities.yaml: at: [43.34, 52.86] [nothing-found]',
    ])
  })
})

test('without its table a chart cites all that it rests on in its caption, and its text alternative tells every row', () => {
  const { markdown } = composed(storm, '# H\n\n{{figure chart="timeline" topic="storm" title="The storm" data="none"}}')
  expect(asTyped(markdown)).toBe(
    '# H\n\n:::figure[The storm[@report, p. 1; @index, p. 1]]\n![Timeline from May 2014 to 2 Jan 2015. Events: 2. May 2014: The quay was closed; 2 Jan 2015: It was opened again](chart/timeline)\n:::\n',
  )
})

test.each([
  ['{{figure chart="timelin"}}', 'chart="timelin" is none of timeline, cases, disputed, counts, map; did you mean "timeline"?'],
  ['{{figure chart="timeline" places="x"}}', 'figure chart="timeline" takes no argument "places"'],
  ['{{figure "a.svg" topic="storm"}}', 'figure takes "topic" only with chart'],
  ['{{figure "a.svg" chart="map"}}', 'figure draws a chart or prints an image, not both'],
  ['{{figure}}', 'figure takes one argument, not 0'],
])('%s is refused', (template, message) => {
  expect(composed(storm, `# H\n\n${template}`).messages[0]).toContain(message)
})
