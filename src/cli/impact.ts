import { join } from 'node:path'
import { checkProject } from '../build.ts'
import { compareEvidence, type Shift } from '../impact/compare-evidence.ts'
import { freezeEvidence } from '../impact/freeze.ts'
import { correctionNotice } from '../impact/notice.ts'
import { type ImpactReport, type IssuedImpact, reportLines, reportObjects } from '../impact/report.ts'
import { reportPage } from '../impact/report-page.ts'
import { meantBy } from '../impact/rests-on.ts'
import { briefImpact } from '../impact/touched.ts'
import { loadBrief } from '../load/brief.ts'
import { loadAllIssued } from '../load/issued.ts'
import type { Corpus } from '../model/corpus.ts'
import type { FrozenBrief } from '../model/frozen.ts'
import type { IssuedVersion } from '../model/issued.ts'
import { localise } from '../model/localise.ts'
import type { Subject } from '../model/message.ts'
import { didYouMean } from '../model/suggest.ts'
import type { CheckReport } from '../pipeline/reports.ts'
import { today } from './approve.ts'
import { beforeOf } from './before.ts'
import { ExitStatus } from './status.ts'
import type { ImpactOptions } from './versions.ts'
import { writeWholeFile } from './write-file.ts'

/** What all briefs are held against. */
interface Present {
  report: CheckReport
  /** Briefs as they would be built now, by name; none where only a change that is not yet made is asked for. */
  now: ReadonlyMap<string, FrozenBrief>
  /** What somebody asks about by name. */
  named: readonly Shift[] | undefined
}

/** `dossier impact [name…]`: after a change what it touches; with names, before it, what it would. */
export async function runImpact(names: readonly string[], options: ImpactOptions): Promise<number> {
  const { root, json, html, since } = options
  const report = await checkProject({ root })
  const { corpus } = report.project
  const unknown = names.find((name) => !meantBy(corpus, name))
  if (unknown !== undefined) {
    const known = [...corpus.notes.keys(), ...corpus.sources.keys(), ...corpus.questions.keys(), ...corpus.entities.keys()]
    console.error(
      `dossier: the corpus knows no "${unknown}"; ${didYouMean(unknown, known) || 'name a note, a source, a question or a file'}`,
    )
    return ExitStatus.usage
  }
  const { value: issued, messages } = await loadAllIssued(root)
  for (const { file, message, hint } of messages) console.error(`dossier: ${file}: ${message}; ${hint}`)
  const before = await beforeOf(since, issued, options)
  if ('why' in before) {
    console.error(`dossier: ${before.why}`)
    return ExitStatus.usage
  }
  const named = names.length > 0 ? names.flatMap((name) => namedShifts(corpus, name)) : undefined
  const now = new Map(named ? [] : report.briefs.map((brief) => [brief.name, brief.frozen()] as const))
  const found = await impactOf(root, before, issued, { report, now, named })
  if (html !== undefined) await writeWholeFile(html, reportPage(found))
  if (json) for (const one of reportObjects(found)) console.log(JSON.stringify(one))
  else for (const line of reportLines(found)) console.log(line)
  return ExitStatus.done
}

async function impactOf(
  root: string,
  before: { since: string; briefs: readonly FrozenBrief[] },
  issued: readonly IssuedVersion[],
  present: Present,
): Promise<ImpactReport> {
  const { corpus } = present.report.project
  const briefs = before.briefs.map((brief) => briefImpact(brief, present.now.get(brief.brief), shiftsOf(brief, present)))
  const versions: IssuedImpact[] = []
  for (const version of issued) {
    const impact = briefImpact(version, present.now.get(version.brief), shiftsOf(version, present))
    const loaded = (await loadBrief({ root }, version.folder)).value.briefs
    const brief = loaded.find(({ name }) => name === version.brief) ?? loaded[0]
    const desk = { corpus: localise(corpus, version.lang), clearance: brief?.matter.clearance ?? 'public', date: today() }
    versions.push({ version, impact, notice: correctionNotice(version, impact, { ...desk, strings: brief?.strings ?? {} }) })
  }
  const all = [...briefs, ...versions.map(({ impact }) => impact)].flatMap(({ shifts }) => shifts)
  const once = new Map(all.map((shift) => [`${shift.subject} ${shift.kind}`, shift]))
  const shifts = [...once.values()].map((shift) => ({ ...shift, place: placeOf(corpus, shift.subject) }))
  return { since: before.since, shifts, briefs, issued: versions }
}

/** What has become of all that a brief rested on; or what is asked about, as far as the brief knows it. */
function shiftsOf({ evidence, lang }: FrozenBrief, { report, named }: Present): readonly Shift[] {
  if (named) return named
  const { notes, sources } = evidence
  const corpus = localise(report.project.corpus, lang)
  const now = freezeEvidence(corpus, { notes: Object.keys(notes), sources: Object.keys(sources) })
  return compareEvidence(evidence, now)
}

function namedShifts(corpus: Corpus, name: string): Shift[] {
  const meant = meantBy(corpus, name)
  const subjects: Subject[] = [
    ...(meant?.notes ?? []).map((id): Subject => `note:${id}`),
    ...(meant?.sources ?? []).map((key): Subject => `source:${key}`),
  ]
  return subjects.map((subject) => ({ subject, kind: 'named', fields: [] }))
}

function placeOf({ notes, sources, questions }: Corpus, subject: Subject): string {
  const name = subject.slice(subject.indexOf(':') + 1)
  const place = (notes.get(name) ?? sources.get(name) ?? questions.get(name))?.place
  return place ? `${join(place.file)}:${place.line}` : ''
}
