import type { Brief } from '../model/brief.ts'
import { hashOf, policyHash } from '../model/hash.ts'
import { pageTemplate } from '../model/page-template.ts'
import { phrase } from '../model/phrase.ts'
import type { ReviewFiles } from '../model/review-files.ts'
import type { ChangesView, ChapterView } from './views.ts'

/**
 * Fills the page of the fact-checker's copy. By its policy a browser runs Dossier's one script, known by its hash, and loads nothing.
 */
export function fillPage(
  brief: Brief,
  { page, style, script }: ReviewFiles,
  chapters: readonly ChapterView[],
  changes?: ChangesView,
): string {
  const css = `${tokensOf(brief)}\n${style.text}`.replaceAll('</', String.raw`<\/`)
  const code = script.text
  const runs = chapters.flatMap((chapter) => chapter.runs)
  const sentences = runs.flatMap((run) => run.sentences)
  const { title, subtitle, lang, version, cutoff, clearance } = brief.matter
  const policy = [
    "default-src 'none'",
    `style-src '${policyHash(`\n${css}\n`)}'`,
    `script-src '${policyHash(`\n${code}\n`)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return pageTemplate(page.text)({
    brief: {
      name: brief.name,
      title,
      subtitle: subtitle ?? '',
      lang,
      version: version ?? '',
      cutoff: cutoff ?? '',
      clearance,
      link: brief.matter.formats.includes('html') ? 'brief.html' : '',
    },
    hash: hashOf(...sentences.map(({ hash }) => hash)).slice(0, 16),
    counts: {
      sentences: sentences.length,
      red: sentences.filter(({ alarms }) => alarms.length > 0).length,
      footnotes: new Set(sentences.flatMap(({ calls }) => calls)).size,
      notes: new Set(runs.flatMap(({ footnotes }) => footnotes.flatMap(({ notes }) => notes.map(({ id }) => id)))).size,
    },
    changes: changes && { ...changes, count: changes.entries.length + changes.removed },
    contents: phrase(brief.strings, 'contents'),
    chapters,
    policy,
    css,
    code,
  })
}

/** The design tokens of a brief, so that its copy has its colours and sizes; nothing else of its look. */
function tokensOf({ styleSheets }: Brief): string {
  const roots = styleSheets.flatMap(({ text }) => text.match(/^:root\s*\{[^{}]*\}/gmu) ?? [])
  const tokens = roots.flatMap((root) => root.match(/--[\w-]+\s*:[^;{}]*;/gu) ?? [])
  return `:root {\n${tokens.map((token) => `  ${token}\n`).join('')}}`
}
