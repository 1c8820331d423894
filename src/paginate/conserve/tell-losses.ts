import type { CalledFootnote, PrintedBrief } from '../paginate.ts'
import { beginningOf } from '../../model/beginning.ts'
import { error, type Message, warning } from '../../model/message.ts'
import type { Place } from '../../model/place.ts'
import type { RuleId } from '../../model/rules.ts'
import type { Unseen } from './account.ts'
import type { Loss } from './loss.ts'

/** So many losses of a kind are told; where one thing goes wrong, much does. */
const told = 8

const ruleOf: Record<Loss['kind'], RuleId> = {
  missing: 'lost-text',
  added: 'lost-text',
  misplaced: 'misplaced-footnote',
  unlinked: 'lost-text',
  number: 'wrong-page-number',
  hidden: 'hidden-text',
}

const reasonOf: Record<Unseen['why'], string> = {
  ink: 'it has the colour of what is behind it',
  size: 'it is too small',
  cut: 'it is cut off',
  covered: 'something lies over it',
  overlap: 'letters lie upon each other there',
}

/** An error for each loss, a warning for what is hidden, at the footnote that it is about, else at the brief. */
export function tellLosses(brief: PrintedBrief, losses: readonly Loss[], footnotes: readonly CalledFootnote[]): Message[] {
  return (Object.keys(ruleOf) as Loss['kind'][]).flatMap((kind) => {
    const some = losses.filter((loss) => loss.kind === kind)
    const messages = some.slice(0, told).map((loss) => tell(brief, loss, footnotes))
    const rest = some.length - told
    return rest > 0 ? [...messages, say(kind, brief.place, `the same is wrong in ${rest} more places of the PDF`)] : messages
  })
}

function say(kind: Loss['kind'], place: Place, message: string, hint?: string): Message {
  return (kind === 'hidden' ? warning : error)(place, ruleOf[kind], message, hint)
}

function tell(brief: PrintedBrief, loss: Loss, footnotes: readonly CalledFootnote[]): Message {
  const footnote = footnotes.find(({ number }) => number === loss.footnote)
  const about = footnote?.notes.length ? ` (${footnote.notes.join(', ')})` : ''
  const subject = loss.footnote === undefined ? '' : `footnote ${loss.footnote}${about}`
  const place = footnote?.place ?? brief.place
  const hint =
    loss.kind === 'hidden'
      ? 'take it out of the text, or let style.css show it'
      : "look at what the brief's style.css does there; if it does nothing, this is a fault of Dossier"
  return say(loss.kind, place, whatHappened(loss, subject), hint)
}

function whatHappened({ kind, page, words, why }: Loss, subject: string): string {
  const where = page === undefined ? 'between the text and its pages' : `on page ${page}`
  const shown = beginningOf(words)
  switch (kind) {
    case 'missing':
      return words === '' ? `${subject}, called ${where}, is on no page` : `${subject || 'the text'} lacks "${shown}" ${where}`
    case 'added':
      return `there is "${shown}" ${where}${subject && `, at ${subject},`} that the text does not say there`
    case 'misplaced':
      return `${subject} belongs ${where} but is on page ${words}`
    case 'unlinked':
      return subject ? `no link leads from the call ${where} to ${subject}` : `no link leads from the contents ${where} to "${shown}"`
    case 'number':
      return `the contents ${where} give a wrong page number: ${shown}`
    case 'hidden':
      return why === undefined
        ? `a style sheet hides "${shown}" of ${subject || 'the text'} ${where}`
        : `nobody can read "${shown}" of ${subject || 'the text'} ${where}: ${reasonOf[why]}`
  }
}
