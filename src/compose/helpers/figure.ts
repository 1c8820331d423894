import type { BlockContent, PhrasingContent, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { didYouMean } from '../../model/suggest.ts'
import { choiceArgument, given, requireChoice, textArgument } from '../arguments.ts'
import { captionArguments, captioned, table, text } from '../build-tree.ts'
import { chartMakers } from '../charts/index.ts'
import type { ChartMaker, ChartWithData } from '../charts/maker.ts'
import { citation, citeOf } from '../citing.ts'
import { Complaint } from '../complaint.ts'
import type { Call, Helper } from '../helper.ts'
import { blocks, plain } from '../splice-value.ts'

const ofEveryFigure = ['alt', ...captionArguments]
const ofEveryChart = [...ofEveryFigure, 'chart', 'data']
const ofSome = [...new Set(Object.values(chartMakers).flatMap(({ named }) => named))]

/**
 * `{{figure "images/map.svg" alt="…" title="…" id="…"}}`: an image, found relative to the chapter's file, with its caption.
 * `{{figure chart="timeline" topic="registration" title="…" id="…"}}`: a picture drawn from the notes, with its data as a table.
 */
export const figure: Helper = {
  args: [0, 1],
  named: [...ofEveryChart, ...ofSome],
  run(desk, call) {
    const kind = textArgument(call, 'chart')
    if (kind === undefined) return image(call)
    const maker = makerOf(kind, call)
    const made = maker.make(desk, call)
    const withTable = choiceArgument(call, 'data', ['table', 'none']) === 'table'
    return blocks(figureOf(made, kind, withTable, call), made.states ?? [])
  },
}

function image(call: Call) {
  if (call.args.length === 0) complain(call, 'figure takes one argument, not 0', 'name an image, or say chart="…"')
  const strange = Object.keys(call.named).find((name) => !ofEveryFigure.includes(name))
  if (strange) complain(call, `figure takes "${strange}" only with chart`, `it takes ${ofEveryFigure.join(', ')}`)
  const picture = { type: 'image' as const, url: plain(given(call)).trim(), alt: textArgument(call, 'alt') ?? '' }
  return blocks(captioned('figure', call, [{ type: 'paragraph', children: [picture] }]))
}

function makerOf(kind: string, call: Call): ChartMaker {
  requireChoice(call, 'chart', kind, Object.keys(chartMakers))
  if (call.args.length > 0) complain(call, 'figure draws a chart or prints an image, not both', 'leave out one')
  const maker = chartMakers[kind] as ChartMaker
  const known = [...ofEveryChart, ...maker.named]
  const strange = Object.keys(call.named).find((name) => !known.includes(name))
  if (strange)
    complain(call, `figure chart="${kind}" takes no argument "${strange}"`, didYouMean(strange, known) || `it takes ${known.join(', ')}`)
  return maker
}

/** The picture with its data; without them its caption cites all that it rests on, and its text alternative tells them. */
function figureOf(made: ChartWithData, kind: string, withTable: boolean, call: Call): RootContent[] {
  const { chart, head, rows, title, notes, isCount = false } = made
  const caption: PhrasingContent[] = [text(textArgument(call, 'title') ?? title)]
  if (!withTable && notes.length > 0) caption.push(citation([...new Set(notes)].map(citeOf), call.place))
  const alt = textArgument(call, 'alt') ?? (withTable ? made.alt : `${made.lead} ${rows.map(rowText).join('; ')}`)
  const picture: BlockContent = { type: 'paragraph', children: [{ type: 'image', url: `chart/${kind}`, alt, chart }] }
  const id = textArgument(call, 'id')
  const label = { type: 'paragraph' as const, data: { directiveLabel: true }, children: caption }
  const data = withTable ? [{ ...table(head, rows), data: { isCount } }] : []
  return [{ type: 'containerDirective', name: 'figure', attributes: id ? { id } : {}, children: [label, picture, ...data] }]
}

/** “May 2014: the quay was closed”. */
function rowText([first = [], ...rest]: PhrasingContent[][]): string {
  const textOf = (cell: PhrasingContent[]) => toString(cell).trim()
  return `${textOf(first)}: ${rest
    .map(textOf)
    .filter((cell) => cell !== '')
    .join(', ')}`.replace(/\.$/u, '')
}

function complain({ place }: Call, message: string, hint: string): never {
  throw new Complaint(place, 'helper-arguments', message, hint)
}
