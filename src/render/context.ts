import type { Element } from 'hast'
import type { Options } from 'remark-rehype'
import type { Brief } from '../model/brief.ts'
import type { Footnote } from '../model/chapter.ts'
import type { Chart, Picture } from '../model/chart.ts'
import type { Image } from '../model/image.ts'
import type { Message } from '../model/message.ts'
import type { Outline } from './outline.ts'

/** What the handlers know while the brief is turned into HTML, in reading order. */
export interface Context {
  brief: Brief
  outline: Outline
  footnotes: readonly Footnote[]
  images: ReadonlyMap<string, Image>
  /** The charts as they are drawn. */
  pictures: ReadonlyMap<Chart, Picture>
  /** Path of the file that is being turned: images are found from it, and messages fall back on it. */
  path: string
  /** How often each footnote has been called so far. */
  calls: Map<number, number>
  /** The bibliography, for the place that an author chooses for it. */
  bibliography: () => Element | undefined
  messages: Message[]
}

export type Handlers = NonNullable<Options['handlers']>
export type State = Parameters<NonNullable<Handlers['paragraph']>>[0]
