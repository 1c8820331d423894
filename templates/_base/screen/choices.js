// What a reader chose, kept on the reader's own machine, and in force before the page is first drawn.

export const root = document.documentElement
const storeKey = 'dossier-reading'
const themes = ['auto', 'light', 'dark']
/** Steps of the text size, in per cent of what the browser is set to. */
const sizes = [87.5, 100, 112.5, 125, 150]
const usualSize = 1

/** @type {{ theme: string, size: number, keys: boolean }} */
export const choices = { theme: 'auto', size: usualSize, keys: true }

/** Takes over what was kept, as far as it makes sense. */
export function restoreChoices() {
  try {
    const kept = JSON.parse(localStorage.getItem(storeKey) ?? '{}')
    if (themes.includes(kept.theme)) choices.theme = kept.theme
    if (kept.size in sizes) choices.size = kept.size
    if (typeof kept.keys === 'boolean') choices.keys = kept.keys
  } catch {
    // A browser that keeps nothing shows the page as it comes.
  }
  applyChoices()
}

/** @param {Partial<typeof choices>} change */
export function choose(change) {
  Object.assign(choices, change)
  try {
    localStorage.setItem(storeKey, JSON.stringify(choices))
  } catch {
    // It holds until the page is closed.
  }
  applyChoices()
}

/** @param {number} by */
export function resize(by) {
  choose({ size: Math.min(Math.max(choices.size + by, 0), sizes.length - 1) })
}

/** The text size in words, such as `112.5 %`. */
export function sizeText() {
  return `${sizes[choices.size]} %`
}

export function isDark() {
  return choices.theme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : choices.theme === 'dark'
}

function applyChoices() {
  applyTheme()
  if (choices.size === usualSize) root.style.fontSize = ''
  else root.style.fontSize = `${sizes[choices.size]}%`
}

/** What each rule for light or dark screens says. @type {Map<CSSMediaRule, string>} */
const conditions = new Map()

/** Rules for light or dark screens hold as the reader decided, whatever style sheet they stand in. */
function applyTheme() {
  if (conditions.size === 0) for (const sheet of document.styleSheets) collectConditions(sheet.cssRules)
  const { theme } = choices
  for (const [rule, condition] of conditions) {
    const decided = condition.replaceAll(/\(prefers-color-scheme:\s*(\w+)\)/g, (_, scheme) =>
      scheme === theme ? '(min-width: 0)' : '(max-width: 0)',
    )
    rule.media.mediaText = theme === 'auto' ? condition : decided
  }
  root.style.colorScheme = theme === 'auto' ? '' : theme
}

/** @param {CSSRuleList} rules */
function collectConditions(rules) {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && rule.media.mediaText.includes('prefers-color-scheme')) conditions.set(rule, rule.media.mediaText)
    else if (rule instanceof CSSGroupingRule) collectConditions(rule.cssRules)
  }
}
