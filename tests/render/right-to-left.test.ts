import { expect, test } from 'vitest'
import { briefOf, renderText } from './support.ts'

function paragraph(text: string, lang = 'ar'): string {
  const { html } = renderText(text, briefOf({ lang }))
  return /<p>(.*?)<\/p>/s.exec(html.slice(html.indexOf('<main')))![1]!
}

test('what runs from left to right is set apart from the Arabic around it, so that figures stay where they are', () => {
  expect(paragraph('قال (KNPRK) وذكرت Human Rights Watch (HRW), We are not the enemy, 22 نوفمبر 2016')).toBe(
    'قال (<bdi>KNPRK</bdi>) وذكرت <bdi>Human Rights Watch (HRW), We are not the enemy</bdi>, 22\u00A0نوفمبر 2016',
  )
  expect(paragraph('ذكرت Human Rights Watch (HRW)، ثم')).toBe('ذكرت <bdi>Human Rights Watch (HRW)</bdi>، ثم')
  expect(paragraph('القانون رقم 211-V و*ILO Convention No. 87* والكتاب.')).toBe(
    'القانون رقم <bdi>211-V</bdi> و<em><bdi>ILO Convention No.\u00A087</bdi></em> والكتاب.',
  )
})

test('in a brief that runs from left to right nothing is set apart', () => {
  expect(paragraph('Human Rights Watch, 22 November', 'en')).toBe('Human Rights Watch, 22\u00A0November')
})
