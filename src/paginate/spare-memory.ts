import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** V8 from version 12 on is told so to give back whole pages as well; to that of Node 20 any word means that it should do less. */
const everything = process.versions.v8.startsWith('11.') ? [] : [{ type: 'major', execution: 'sync', flavor: 'last-resort' }]

/**
 * Makes room for the browser, which wants as much memory for a very long document as this program has had: gives back what this thread no
 * longer uses, with what it still uses moved together, and has the heaps of all threads grow by less than a third from here on. V8 would
 * let them grow to several times of what is in use.
 */
export function spareMemory(): void {
  setFlagsFromString('--expose-gc')
  setFlagsFromString('--compact-on-every-full-gc')
  const collect = runInNewContext('globalThis.gc') as ((...how: object[]) => void) | undefined
  collect?.(...everything)
  setFlagsFromString('--no-compact-on-every-full-gc')
  setFlagsFromString('--heap-growing-percent=30')
}
