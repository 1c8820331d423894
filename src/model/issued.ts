import type { InputFile } from './corpus.ts'
import type { FrozenBrief } from './frozen.ts'
import { hashOf } from './hash.ts'

/** A page, section, footnote or trait of a finished document by its name, as plain text. */
export interface DocumentPart {
  name: string
  text: string
}

/** A file of an issued version. What its readers get is kept as text too, so that it can be told what another file has otherwise. */
export interface IssuedFile extends InputFile {
  parts?: DocumentPart[]
  /** What it has beside its text, such as where its links lead; records of older versions of Dossier do not have it. */
  traits?: DocumentPart[]
}

/** Where a project stood in Git. */
export interface Commit {
  hash: string
  /** Nothing under `sources/` and `templates/` was otherwise than in the commit. */
  isClean: boolean
}

/** A commit as a person is told of it. */
export function commitText({ hash, isClean }: Commit): string {
  return `commit ${hash.slice(0, 12)}${isClean ? '' : ' with changes that were not committed'}`
}

/** A version of a brief that was handed out: `templates/<brief>/issued/<version>.json`. */
export interface IssuedVersion extends FrozenBrief {
  version: string
  /** `YYYY-MM-DD`: when it was first handed out. */
  date: string
  /** To whom it was handed, and when. */
  channels: { channel: string; date: string }[]
  /** Hash of everything under `sources/` that went into it. */
  corpus: string
  /** Left out where the project is not under Git; records of older versions of Dossier do not have it. */
  commit?: Commit
  inputs: InputFile[]
  /** Relative to the brief's output folder. */
  outputs: IssuedFile[]
  tools: Record<string, string>
  /** Hash of the rest of this file: one that was altered vouches for nothing. */
  seal: string
}

/** What seals the record of an issued version. */
export function sealOfIssued(issued: Omit<IssuedVersion, 'seal'>): string {
  return hashOf(JSON.stringify({ ...issued, seal: undefined }))
}

/** A hash of the corpus that a build rested on, by the files that it read. */
export function corpusHash(inputs: readonly InputFile[]): string {
  return hashOf(...inputs.filter(({ path }) => path.startsWith('sources/')).map(({ path, sha256 }) => `${path} ${sha256}`))
}

/** The files that readers get. */
export function isForReaders(path: string): boolean {
  return /^brief\.(?:html|pdf|txt)$/u.test(path)
}

/** The version that a brief is held against: the last issued one but its own. */
export function lastIssued(issued: readonly IssuedVersion[], own: string | null | undefined): IssuedVersion | undefined {
  return issued.findLast(({ version }) => version !== own)
}
