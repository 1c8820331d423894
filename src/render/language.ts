/** Scripts that are written from right to left (ISO 15924), as far as living languages use them. */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'])

/** The direction in which a language (BCP 47) is written; unknown tags count as left to right. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  const script = maximized(lang)?.script
  return script && rightToLeft.has(script) ? 'rtl' : 'ltr'
}

function maximized(lang: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(lang).maximize()
  } catch {
    return undefined
  }
}
