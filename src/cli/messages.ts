import { formatMessage, type Message } from '../model/message.ts'

/** Prints messages on standard output: a line each, or a JSON object each. */
export function printMessages(messages: readonly Message[], json: boolean | undefined): void {
  for (const message of messages) console.log(json ? JSON.stringify(withoutSubjects(message)) : formatMessage(message))
}

function withoutSubjects({ file, line, column, severity, rule, message, hint }: Message): Omit<Message, 'about'> {
  return { file, line, column, severity, rule, message, hint }
}

/** `2 errors, 1 warning`; empty where all is well. */
export function countMessages(messages: readonly Message[]): string {
  const count = (severity: Message['severity']) => messages.filter((message) => message.severity === severity).length
  const parts = [plural(count('error'), 'error'), plural(count('warning'), 'warning')]
  return parts.filter((part) => part !== '').join(', ')
}

function plural(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`
}
