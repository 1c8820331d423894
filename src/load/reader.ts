import type { TextFile } from '../model/brief.ts'
import type { InputFile } from '../model/corpus.ts'
import type { Message, Noticed } from '../model/message.ts'
import type { Location } from './location.ts'
import { type Memory, noMemory } from './memory.ts'
import { readText } from './text.ts'

/** Reads texts, each once, and keeps the list of what was read and everything that was noticed. */
export interface Reader {
  messages: Message[]
  inputs: InputFile[]
  /** Keeps the messages and hands on the value. */
  take: <T>(noticed: Noticed<T>) => T
  /** A text that exists; `undefined` where it cannot be read, which is then among the messages. */
  read: (file: Location, limit?: number) => Promise<TextFile | undefined>
  readAll: (files: readonly Location[], limit?: number) => Promise<TextFile[]>
  /** For what is made of the texts. */
  memory: Memory
}

export function makeReader(memory = noMemory): Reader {
  const messages: Message[] = []
  const inputs: InputFile[] = []
  const known = new Map<string, TextFile | undefined>()
  const take = <T>(noticed: Noticed<T>): T => {
    messages.push(...noticed.messages)
    return noticed.value
  }
  const read = async (file: Location, limit?: number): Promise<TextFile | undefined> => {
    if (known.has(file.path)) return known.get(file.path)
    const { text, inputs: found } = take(await readText(file, limit))
    inputs.push(...found)
    const textFile = text === undefined ? undefined : { path: file.path, text }
    known.set(file.path, textFile)
    return textFile
  }
  const readAll = async (files: readonly Location[], limit?: number): Promise<TextFile[]> => {
    const texts: TextFile[] = []
    for (const file of files) {
      const text = await read(file, limit)
      if (text) texts.push(text)
    }
    return texts
  }
  return { messages, inputs, take, read, readAll, memory }
}
