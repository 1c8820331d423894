import { mayRead } from '../model/access.ts'
import type { BriefEntry } from '../model/brief-entry.ts'
import { formatDate, formatNumber, type Locale } from '../model/format.ts'
import type { Meter } from '../model/meter.ts'
import { phrase } from '../model/phrase.ts'
import type { SiteFiles } from '../model/site-files.ts'
import { fillPage } from './page.ts'

/**
 * The page that lists the briefs of a project by audience, with their limits, dates, checks and files.
 *
 * @param inside for use inside: every brief, with the names of who approved it and the fact-checker's copies; else public briefs alone
 */
export function drawList(entries: readonly BriefEntry[], files: SiteFiles, inside: boolean): string {
  const shown = entries.filter(({ clearance }) => inside || mayRead('public', clearance))
  const audiences = [...new Set(shown.map(({ audience }) => audience))]
  const word = (key: string, slots = {}) => phrase(files.strings, key, slots)
  return fillPage(files.list, files, {
    title: word(inside ? 'site-title-inside' : 'site-title'),
    inside,
    empty: shown.length === 0 ? word('site-empty') : '',
    consistency: inside ? word('site-consistency') : '',
    groups: audiences.map((audience) => ({
      audience: audience === '' ? word('site-other') : audience,
      briefs: shown.filter((entry) => entry.audience === audience).map((entry) => briefView(entry, files, inside)),
    })),
  })
}

function briefView(entry: BriefEntry, files: SiteFiles, inside: boolean) {
  const { name, title, subtitle, lang, clearance, version, date, cutoff, footnotes, warnings } = entry
  const word = (key: string, slots = {}) => phrase(files.strings, key, slots)
  const facts = [
    new Intl.DisplayNames([files.lang], { type: 'language' }).of(lang) ?? lang,
    version && word('version-in-text', { version }),
    date && formatDate(date, 'long', files),
    cutoff && word('site-as-of', { date: formatDate(cutoff, 'long', files) }),
    word('site-footnotes', { count: formatNumber(footnotes, files.lang) }),
  ]
  return {
    id: name,
    title,
    subtitle,
    lang,
    clearance: clearance === 'public' ? '' : word(`site-${clearance}`),
    href: entry.files.includes('brief.html') ? href(name, 'brief.html') : '',
    facts: facts.filter((fact) => fact !== ''),
    meters: entry.meters.map((meter) => meterView(meter, files)),
    checks: [
      ...approvalsView(entry, files, inside),
      ...(inside ? [word('site-warnings', { count: formatNumber(warnings, files.lang) })] : []),
    ],
    links: linksOf(entry, inside).map(([file, key]) => ({ href: href(name, file), text: word(key) })),
  }
}

function meterView({ unit, used, limit }: Meter, locale: Locale) {
  const [count, most] = [formatNumber(used, locale.lang), formatNumber(limit ?? 0, locale.lang)]
  const text = limit === null ? count : phrase(locale.strings, 'site-of', { used: count, limit: most })
  return { unit: phrase(locale.strings, `site-${unit}`), text, used, limit: limit ?? 0 }
}

/** Who approved it: outside the roles alone, and only while the approval holds. */
function approvalsView({ approvals }: BriefEntry, { strings, lang }: SiteFiles, inside: boolean): string[] {
  const word = (key: string, slots = {}) => phrase(strings, key, slots)
  const named = ({ role, by, at }: BriefEntry['approvals'][number]) =>
    inside
      ? word('site-approver', { role: word(`role-${role}`), name: by, date: formatDate(at, 'long', { strings, lang }) })
      : word(`role-${role}`)
  const list = (some: BriefEntry['approvals']) => [...new Set(some.map(named))].join(', ')
  const holding = approvals.filter(({ holds }) => holds)
  const lapsed = approvals.filter(({ holds }) => !holds)
  return [
    ...(holding.length > 0 ? [word('site-approved', { names: list(holding) })] : []),
    ...(inside && lapsed.length > 0 ? [word('site-lapsed', { names: list(lapsed) })] : []),
    ...(inside && approvals.length === 0 ? [word('site-not-approved')] : []),
  ]
}

function linksOf({ files }: BriefEntry, inside: boolean): [file: string, key: string][] {
  const all: [string, string][] = [
    ['brief.html', 'site-web'],
    ['brief.pdf', 'site-pdf'],
    ['brief.txt', 'site-text'],
    ...(inside ? [['check.html', 'site-check-copy'] as [string, string]] : []),
  ]
  return all.filter(([file]) => files.includes(file))
}

/** The address of a brief's file from the page beside its folder. */
export function href(name: string, file: string): string {
  return `${encodeURIComponent(name)}/${file}`
}
