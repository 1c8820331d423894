import { describe, expect, test } from 'vitest'
import { rules } from '../src/model/rules.ts'
import { brokenRules, expectedOf, runBroken } from './support/broken.ts'

test('every rule has a project that breaks it, and every such project a rule', () => {
  expect(brokenRules()).toEqual(Object.keys(rules).sort())
})

describe('a broken project is told what is wrong, where, and what to do', () => {
  test.each(brokenRules())('%s', async (rule) => {
    expect((await runBroken(rule)).join('\n')).toBe(expectedOf(rule).join('\n'))
    expect(expectedOf(rule).filter((line) => line.endsWith(`[${rule}]`))).not.toEqual([])
  })
})
