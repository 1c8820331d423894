import type { Strings } from '../model/brief.ts'

/** A word or pattern of the interface with its `{slots}` filled; the key itself where the language has no word for it. */
export function phrase(strings: Strings, key: string, slots: Readonly<Record<string, string>> = {}): string {
  return (strings[key] ?? key).replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot)
}
