import type { Element } from 'hast'
import { h } from 'hastscript'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { policyHash } from '../model/hash.ts'
import { handedOut, type ImpactReport, type IssuedImpact, shiftText } from './report.ts'
import type { Touched } from './touched.ts'

const style = `
:root { color-scheme: light dark }
body { font: 1rem/1.5 sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { margin-top: 2rem; font-size: 1.2rem } h3 { font-size: 1.05rem }
.touched { border-inline-start: .25rem solid light-dark(#b3261e, #ff9c94); padding-inline-start: .8rem; margin: 1rem 0 }
.said { font: 1.05rem/1.5 Georgia, serif } .why, .where, .place { font-size: .85rem; opacity: .85 }
.wrong { color: light-dark(#8c1d18, #ffb4ab) }
pre { white-space: pre-wrap; font: 1rem/1.5 Georgia, serif; border: 1px solid; padding: 1rem }
`

/** A report of what a change touches, as a page for use inside. */
export function reportPage({ since, shifts, briefs, issued }: ImpactReport): string {
  const touched = briefs.filter((brief) => brief.touched.length > 0)
  const policy = `default-src 'none'; style-src '${policyHash(style)}'; base-uri 'none'; form-action 'none'`
  const title = `What has changed since ${since}`
  const page = h('html', { lang: 'en' }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('title', title),
      h('style', style),
    ]),
    h('body', [
      h('h1', title),
      h('p.place', 'For use inside: do not publish it.'),
      shifts.length === 0
        ? h('p', 'Nothing that a brief rests on has changed.')
        : h(
            'ul',
            shifts.map((shift) => h('li', shiftText(shift), ' ', h('span.place', shift.place))),
          ),
      ...(issued.length > 0 ? [h('h2', 'Issued versions'), ...issued.map(issuedSection)] : []),
      ...(touched.length > 0
        ? [h('h2', 'Briefs'), ...touched.map(({ before, touched: own }) => section(before.brief, before.lang, own))]
        : []),
    ]),
  ])
  return `<!doctype html>\n${unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [page] })}\n`
}

function section(title: string, lang: string, touched: readonly Touched[]): Element {
  return h('section', [h('h3', title), ...touched.map((one) => touchedBlock(one, lang))])
}

function touchedBlock({ sentence, now, footnotes, shifts }: Touched, lang: string): Element {
  const where = footnotes.map(({ number, page }) => (page === null ? `note ${number}` : `note ${number}, p. ${page}`))
  const isSame = now?.text === sentence.text
  return h('div.touched', [
    h('p.where', [sentence.chapter, ...where].join(' · ')),
    h('p.said', { lang, dir: 'auto' }, sentence.text),
    h('p.why', shifts.length > 0 ? shifts.map(shiftText).join('; ') : 'its own words or sources have changed'),
    ...(isSame ? [] : [h('p.said', { lang, dir: 'auto' }, h('strong', 'Now: '), now?.text ?? 'left out')]),
  ])
}

function issuedSection({ version: issued, impact, notice }: IssuedImpact): Element {
  const verdicts = { wrong: 'now wrong', citations: 'stands, but its footnotes lead elsewhere', stands: 'stands' }
  const { brief, version, lang } = issued
  const touched = impact.touched.filter(({ shifts }) => shifts.length > 0)
  return h('section', [
    h('h3', `${brief}, version ${version} (${handedOut(issued)}): `, h('span', { className: [impact.verdict] }, verdicts[impact.verdict])),
    ...(impact.verdict === 'stands' ? [] : touched.map((one) => touchedBlock(one, lang))),
    ...(notice === '' ? [] : [h('h4', 'Draft of a correction'), h('pre', { lang, dir: 'auto' }, notice)]),
  ])
}
