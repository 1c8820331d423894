import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import type { RuleId } from '../model/rules.ts'

/** Thrown by a helper that cannot do what it was asked for; the run goes on without what it would have printed. */
export class Complaint extends Error {
  /** `undefined` where the mistake behind it has been reported where it was made. */
  readonly notice: Message | undefined

  constructor(place: Place, rule: RuleId, message: string, hint = '') {
    super(message)
    this.notice = error(place, rule, message, hint)
  }
}

/** Thrown where something cannot be done because of a mistake elsewhere, which has been reported there. */
export class Consequence extends Complaint {
  override readonly notice = undefined

  constructor(place: Place) {
    super(place, 'unknown-value', 'the mistake behind this has been reported')
  }
}
