import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Makes room for the browser, which wants as much memory for a long document as this program has had: collects what is not in use, and
 * has the heaps of all threads grow by less than a third from here on. V8 would let them grow to several times of what is in use.
 */
export function spareMemory(): void {
  setFlagsFromString('--heap-growing-percent=30')
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('globalThis.gc') as (() => void) | undefined
  collect?.()
}
