/** Characters that faces draw with one glyph: the one that Chromium says it stands for, which is the lowest, and the other. */
const pairs: readonly (readonly [told: string, other: string])[] = [
  ['\u02bb', '\u2018'],
  ['\u02bc', '\u2019'],
  ['\u00b5', '\u03bc'],
  ['\u0394', '\u2206'],
  ['\u03a9', '\u2126'],
  ['\u02ed', '\u207c'],
  ['\u2044', '\u2215'],
]

/** What glyphs of several characters mean in a text that has one of these and not the other: by the character that Chromium tells. */
export function alikeIn(text: string): Record<string, string> {
  return Object.fromEntries(pairs.filter(([told, other]) => text.includes(other) && !text.includes(told)))
}
