import { z } from 'zod'
import { primaryLanguage } from './quotation-marks.ts'

function isLanguageTag(text: string): boolean {
  try {
    return new Intl.Locale(text).toString() !== ''
  } catch {
    return false
  }
}

/** The tag of a language (BCP 47), in its canonical form. */
export const LanguageTag = z
  .string()
  .refine(isLanguageTag, { error: 'is not the tag of a language; write one such as en-GB, kk or ar' })
  .transform((tag) => new Intl.Locale(tag).toString())

/** Whether two tags are of one language, whatever their country. */
export function isSameLanguage(a: string, b: string): boolean {
  return primaryLanguage(a) === primaryLanguage(b)
}

/** Of things by language the one that is meant for a tag: of `kk-Cyrl-KZ` that, else `kk-Cyrl`, else `kk`. */
export function inLanguage<T>(all: Readonly<Record<string, T>> | undefined, lang: string): T | undefined {
  if (all === undefined) return undefined
  const byTag = new Map(Object.entries(all).map(([tag, one]) => [tag.toLowerCase(), one]))
  const parts = lang.toLowerCase().split('-')
  const tag = parts.map((_, index) => parts.slice(0, parts.length - index).join('-')).find((wanted) => byTag.has(wanted))
  return tag === undefined ? undefined : byTag.get(tag)
}

/** Scripts that are written from right to left (ISO 15924), as far as living languages use them. */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'])

/** To ask what script a tag implies takes long, and it is asked at every element. */
const scripts = new Map<string, string>()

/** The script in which a language (BCP 47) is written, by ISO 15924; empty where it cannot be told. */
export function scriptOf(lang: string): string {
  const script = scripts.get(lang) ?? maximized(lang)?.script ?? ''
  scripts.set(lang, script)
  return script
}

/** The direction in which a language (BCP 47) is written; unknown tags count as left to right. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return rightToLeft.has(scriptOf(lang)) ? 'rtl' : 'ltr'
}

function maximized(lang: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(lang).maximize()
  } catch {
    return undefined
  }
}
