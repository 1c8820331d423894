import { z } from 'zod'

/** Who may see something, from everybody to the fewest. A note carries an access, a brief a clearance. */
export const Access = z.enum(['public', 'internal', 'confidential'])
export type Access = z.infer<typeof Access>

const order: readonly Access[] = Access.options

/** Whether a reader with this clearance may see what has this access. */
export function mayRead(clearance: Access, access: Access): boolean {
  return order.indexOf(access) <= order.indexOf(clearance)
}

/** The strictest of several; what says nothing of access is public. */
export function strictest(...accesses: (Access | undefined)[]): Access {
  return accesses.reduce<Access>((strict, access = 'public') => (mayRead(strict, access) ? strict : access), 'public')
}
