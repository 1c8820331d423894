import { z } from 'zod'
import type { Strings, TextFile } from '../model/brief.ts'
import { error, type Noticed, warning } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import type { Chain } from './chain.ts'
import { type Location, namesIn, within } from './location.ts'
import { readMatter } from './matter.ts'
import type { Reader } from './reader.ts'
import { parseYaml } from './yaml.ts'

const Words = z.record(z.string(), z.string())

/**
 * The words of the interface in a language: of `de-AT` those of `de`, then those of `de-AT` over them, the project's over Dossier's.
 * Where only a sister such as `de-CH` has words, hers are taken. English stands in for a word that is missing, with a warning.
 */
export async function readStrings({ bases }: Chain, lang: string, place: Place, reader: Reader): Promise<Strings> {
  const folders = bases.toReversed().map((base) => within(base, 'locales'))
  const available = new Set<string>()
  for (const folder of folders) for (const name of await namesIn(folder)) available.add(name.replace(/\.ya?ml$/, ''))
  const wanted = tagsFor(lang, [...available])
  const english = await readWords(folders, tagsFor('en-GB', [...available]), reader)
  const strings = await readWords(folders, wanted, reader)
  // the pages about all briefs are no brief's
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(strings, key) && !/^(?:site|role)-/.test(key))
  if (wanted.length === 0) {
    const hint = `write templates/_base/locales/${lang}.yaml, or use one of ${[...available].sort().join(', ')}`
    reader.messages.push(error(place, 'known-locale', `there are no words for the language "${lang}"`, hint))
  } else if (missing.length > 0) {
    const hint = `add them to templates/_base/locales/${lang}.yaml`
    reader.messages.push(warning(place, 'known-locale', `the language "${lang}" has no words for ${missing.join(', ')}`, hint))
  }
  return { ...english, ...strings }
}

/** From the general to the special: `de`, `de-AT`. */
function tagsFor(lang: string, available: readonly string[]): string[] {
  const parts = lang.toLowerCase().split('-')
  const wanted = parts.map((_, index) => parts.slice(0, index + 1).join('-'))
  const found = wanted.flatMap((tag) => available.filter((one) => one.toLowerCase() === tag))
  return found.length > 0
    ? found
    : available
        .filter((one) => one.toLowerCase().startsWith(`${parts[0]}-`))
        .sort()
        .slice(0, 1)
}

async function readWords(folders: readonly Location[], tags: readonly string[], reader: Reader): Promise<Strings> {
  const strings: Strings = {}
  for (const folder of folders) {
    const names = await namesIn(folder)
    for (const tag of tags) {
      for (const name of names.filter((one) => one === `${tag}.yaml` || one === `${tag}.yml`)) {
        const file = await reader.read(within(folder, name))
        if (file) Object.assign(strings, reader.take(reader.memory.recall(file.path, file.text, () => parseWords(file))))
      }
    }
  }
  return strings
}

function parseWords({ path, text }: TextFile): Noticed<Strings> {
  const yaml = parseYaml(text, { file: path, line: 1, column: 1 })
  const { value = {}, messages } = readMatter(yaml.value, Words)
  return { value, messages: [...yaml.messages, ...messages] }
}
