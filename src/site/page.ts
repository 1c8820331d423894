import type { TextFile } from '../model/brief.ts'
import { policyHash } from '../model/hash.ts'
import { directionOf } from '../model/language.ts'
import { pageTemplate } from '../model/page-template.ts'
import type { SiteFiles } from '../model/site-files.ts'

/** Fills a page about the briefs of a project. It runs nothing and loads nothing. */
export function fillPage(template: TextFile, { lang, strings, tokens, style }: SiteFiles, view: Record<string, unknown>): string {
  const css = `:root {\n${tokens}}\n${style.text}`.replaceAll('</', String.raw`<\/`)
  const policy = ["default-src 'none'", `style-src '${policyHash(`\n${css}\n`)}'`, "base-uri 'none'", "form-action 'none'"].join('; ')
  return pageTemplate(template.text)({ ...view, lang, dir: directionOf(lang), strings, css, policy })
}
