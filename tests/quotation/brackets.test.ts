import { describe, expect, test } from 'vitest'
import { find } from './find.ts'

const text = `The court in Aktau, after a long trial, fined the union heavily. It did not release its leader, who said: “We […] stay.”

Later the [labour] ministry refused to register it, and the union was closed. Nobody at the ministry answered.

The union appealed. The court refused. The union appealed again, and the court refused.`

describe('elisions of ours', () => {
  test.each([
    ['The court […] fined the union', 'elided', 'The court', 'fined the union'],
    ['The court [...] fined the union […] its leader', 'elided', 'The court', 'fined the union', 'its leader'],
    ['[…] fined the union […]', 'elided', 'fined the union'],
    ['“We […] stay.”', 'verbatim', '“We […] stay.”'],
    ['The court […] leader, who said: “We […] stay', 'elided', 'The court', 'leader, who said: “We […] stay'],
    ['fined the union […] The court', 'not-found'],
    ['fined the union […] ministry refused', 'not-found'],
    ['The court … fined the union', 'not-found'],
    ['The court […] fined the ministry', 'not-found'],
    ['union was […] Nobody […] answered', 'elided', 'union was', 'Nobody', 'answered'],
    // the narrowest windows, of which there are two
    ['union appealed […] court refused', 'ambiguous', 'union appealed', 'court refused', 'union appealed', 'court refused'],
  ])('%s', (quotation, ...expected) => {
    expect(find(text, quotation)).toEqual(expected)
  })
})

describe('brackets of ours', () => {
  test.each([
    ['[A]fter a long trial', 'editorial', 'after a long trial'],
    ['[t]he court in Aktau', 'editorial', 'The court in Aktau'],
    ['the court in Aktau', 'not-found'],
    ['fined the [oil workers’] union heavily', 'editorial', 'fined the union heavily'],
    ['fined the union [of 2017] heavily', 'editorial', 'fined the union heavily'],
    ['did not release its leader [on bail], who', 'editorial', 'did not release its leader, who'],
    ['the [labour] ministry', 'verbatim', 'the [labour] ministry'],
    ['[l]ater the [labour] ministry', 'editorial', 'Later the [labour] ministry'],
    ['[T]he [labour] ministry […] the union', 'elided', 'the [labour] ministry', 'the union'],
    // replaces, stands at an edge, on a word, or turns the meaning
    ['fined [the workers] heavily', 'not-found'],
    ['[It] fined the union', 'not-found'],
    ['fined the union [heavily]', 'not-found'],
    ['the “[labour] ministry', 'not-found'],
    ['fined the union[s] heavily', 'not-found'],
    ['the union was [not] closed', 'not-found'],
    ['the union was [un]closed', 'not-found'],
    ['Later the [state] ministry', 'not-found'],
    ['court […] [later] fined the union', 'not-found'],
  ])('%s', (quotation, ...expected) => {
    expect(find(text, quotation)).toEqual(expected)
  })

  test('words on both sides of a bracket stay two', () => {
    expect(find('the therapist came', 'the [big] rapist came')).toEqual(['not-found'])
  })
})
