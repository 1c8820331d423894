import { parseDate } from '../../model/date.ts'
import { error, type Message } from '../../model/message.ts'
import { type Context, notesOf } from './context.ts'

/** A brief that ends on a day does not tell of events after it. */
export function checkCutoff({ brief, corpus, sentences }: Context): Message[] {
  const { cutoff } = brief.matter
  const end = cutoff ? parseDate(cutoff)?.last : undefined
  if (end === undefined) return []
  return sentences
    .flatMap(({ calls }) => calls)
    .flatMap((call) =>
      notesOf([call], corpus).flatMap(({ id, matter: { date } }) => {
        const first = date === undefined ? undefined : parseDate(date)?.first
        if (first === undefined || first <= end || isAnnounced(corpus, id, end)) return []
        const message = `note "${id}" tells of ${date}, after the cut-off date ${cutoff}`
        return [error(call.place, 'after-cutoff', message, 'leave it out, or move the cut-off date in brief.yaml')]
      }),
    )
}

/** What a source said before the cut-off of a day after it was to come, and may be told as such. */
function isAnnounced({ notes }: Context['corpus'], id: string, end: string): boolean {
  const asOf = notes.get(id)?.matter.asOf
  const said = asOf === undefined ? undefined : parseDate(asOf)?.first
  return said !== undefined && said <= end
}
