import { didYouMean } from '../model/suggest.ts'
import { error, type Message } from '../model/message.ts'
import { emptyPartial } from './engine.ts'
import type { Template } from './template.ts'
import type { PartialCall } from './transform.ts'

/** Partials as Handlebars runs them. */
export type Runnable = Record<string, Template['run']>

const printNothing = () => ''

/**
 * Makes the partials ready to run. What does not exist, and what includes itself, is reported and prints nothing, so that the rest
 * of the chapter can be seen; so does every partial once they have run more often than any brief needs, which is told at a call.
 */
export function preparePartials(
  chapters: readonly Template[],
  partials: ReadonlyMap<string, Template>,
  onTooMany: (message: Message) => void,
): { runnable: Runnable; messages: Message[] } {
  const all = [...chapters, ...partials.values()]
  const inline = new Set(all.flatMap((template) => template.inline))
  const unknown = all
    .flatMap(({ calls }) => calls)
    .filter(({ name, hasDefault }) => !hasDefault && !partials.has(name) && !inline.has(name))
  const circles = findCircles(chapters, partials)
  const runnable: Runnable = { [emptyPartial]: printNothing }
  const calls = all.flatMap((template) => template.calls)
  const counted = countRuns((name) => {
    const place = calls.find((call) => call.name === name)?.place ?? { file: partials.get(name)?.path ?? '', line: 1, column: 1 }
    const what = `the partials of this brief have run ${maxRuns} times, the last of them "${name}"; the rest prints nothing`
    onTooMany(error(place, 'size-limit', what, 'look for partials that include each other several times over'))
  })
  for (const [name, { run }] of partials) runnable[name] = counted(name, run)
  for (const { name } of [...unknown, ...circles.map(({ call }) => call)]) runnable[name] = printNothing
  const missing = unknown.map(({ name, place }) =>
    error(place, 'unknown-helper', `no partial has the name "${name}"`, didYouMean(name, [...partials.keys(), ...inline])),
  )
  return { runnable, messages: [...missing, ...circles.map(circleMessage)] }
}

/** Partials that include others several times over multiply with every step: thirty of them would run for days. */
const maxRuns = 100_000

/** Wraps partials so that together they run so often and no oftener; `stopped` is told once. */
function countRuns(stopped: (name: string) => void): (name: string, run: Template['run']) => Template['run'] {
  let runs = 0
  return (name, run) => (context, options) => {
    runs += 1
    if (runs === maxRuns + 1) stopped(name)
    return runs > maxRuns ? '' : run(context, options)
  }
}

interface Circle {
  /** The call that closes it. */
  call: PartialCall
  paths: string[]
}

/** Depth first from each chapter; a partial is gone through once. */
function findCircles(chapters: readonly Template[], partials: ReadonlyMap<string, Template>): Circle[] {
  const circles: Circle[] = []
  const done = new Set<string>()
  const visit = (template: Template, trail: readonly string[]): void => {
    for (const call of template.calls) {
      const next = partials.get(call.name)
      if (!next) continue
      const from = trail.indexOf(next.path)
      if (from !== -1) circles.push({ call, paths: [...trail.slice(from), next.path] })
      else if (!done.has(next.path)) visit(next, [...trail, next.path])
    }
    done.add(template.path)
  }
  for (const template of chapters) visit(template, [template.path])
  return circles
}

function circleMessage({ call, paths }: Circle): Message {
  return error(call.place, 'partial-cycle', `partial "${call.name}" includes itself: ${paths.join(' → ')}`, 'take one of these calls out')
}
