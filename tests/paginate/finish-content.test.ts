import { describe, expect, it } from 'vitest'
import { scanContent } from '../../src/paginate/finish/scan-content.ts'
import { type MarkName, writeContent } from '../../src/paginate/finish/write-content.ts'

const scan = (text: string) => scanContent(Buffer.from(text, 'latin1'))

/** A stream with the names of a document whose first number is of a paragraph; all others are of nothing. */
function named(text: string): string {
  const bytes = Buffer.from(text, 'latin1')
  const nameOf = (mcid: number): MarkName => (mcid === 1 ? { tag: 'P' } : { artifact: 'Pagination' })
  return Buffer.from(writeContent(bytes, scanContent(bytes), nameOf)).toString('latin1')
}

describe('marked content', () => {
  it('is known by its number and by what is painted in it', () => {
    const { marks, loose } = scan(
      '/P <</MCID 0 >>BDC BT /F1 9 Tf (a) Tj ET EMC\n/P <</MCID 12>>BDC 0 0 1 1 re f EMC /Figure <</MCID 3>> BDC /X1 Do EMC',
    )
    expect(marks.map(({ mcid, text, path, image }) => [mcid, text, path, image])).toEqual([
      [0, true, false, false],
      [12, false, true, false],
      [3, false, false, true],
    ])
    expect(loose).toEqual([])
  })

  it('may hold marks of its own, strings with anything in them, and pictures', () => {
    const inner = '/Span <</ActualText <FEFF0041>>> BDC BT (EMC \\) ( BT ) f) Tj ET EMC'
    const { marks, loose } = scan(`/P <</MCID 1>>BDC ${inner} BI /W 1 ID EMC f \xff EI EMC % f EMC\n1 0 0 rg`)
    expect(marks).toHaveLength(1)
    expect(marks[0]).toMatchObject({ mcid: 1, text: true, image: true, path: false })
    expect(loose).toEqual([])
  })

  it('tells where a letter is missing in its font', () => {
    expect(scan('BT <00410000> Tj ET').hasMissingGlyph).toBe(true)
    expect(scan('BT <00100001> Tj ET').hasMissingGlyph).toBe(false)
  })
})

describe('a stream with names', () => {
  it('calls text by its tag and what no tag owns an artifact', () => {
    expect(named('/NonStruct <</MCID 1 >>BDC BT (a) Tj ET EMC /NonStruct <</MCID 2 >>BDC BT (b) Tj ET EMC')).toBe(
      '/P <</MCID 1>>BDC BT (a) Tj ET EMC /Artifact <</Type /Pagination>>BDC BT (b) Tj ET EMC',
    )
  })

  it('wraps what is painted outside of all marks, a path from where it begins', () => {
    const wrapped = (text: string) => `/Artifact <</Type /Layout>>BDC\n${text}\nEMC`
    expect(named('q 1 0 0 rg 0 0 m 5 5 l S Q')).toBe(`q 1 0 0 rg ${wrapped('0 0 m 5 5 l S')} Q`)
    expect(named('q 0 0 9 9 re W n /X1 Do Q')).toBe(`q 0 0 9 9 re W n ${wrapped('/X1 Do')} Q`)
    expect(named('BT /F1 9 Tf (a) Tj (b) Tj ET')).toBe(wrapped('BT /F1 9 Tf (a) Tj (b) Tj ET'))
  })

  it('leaves what paints nothing as it is', () => {
    expect(named('q 0 0 9 9 re W* n BT /F1 9 Tf ET Q')).toBe('q 0 0 9 9 re W* n BT /F1 9 Tf ET Q')
  })
})
