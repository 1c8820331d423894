import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import type { RuleId } from '../model/rules.ts'

/** Thrown by a helper that cannot do what it was asked for; the run goes on without what it would have printed. */
export class Complaint extends Error {
  readonly notice: Message

  constructor(place: Place, rule: RuleId, message: string, hint = '') {
    super(message)
    this.notice = error(place, rule, message, hint)
  }
}
