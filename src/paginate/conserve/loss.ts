import type { Unseen } from './account.ts'

/**
 * What the PDF does not keep of the text.
 *
 * `missing`: words are not on their page; `added`: a page prints what the text does not say there, such as a line twice;
 * `misplaced`: a footnote's body is on another page than its call; `unlinked`: a call or an entry of the contents leads elsewhere or
 * nowhere; `number`: the contents give another page than that of the heading; `hidden`: words are not to be seen, which may be meant.
 */
export interface Loss {
  kind: 'missing' | 'added' | 'misplaced' | 'unlinked' | 'number' | 'hidden'
  /** Page of the PDF, from 1; `undefined` where it was lost before any page. */
  page: number | undefined
  /** The footnote that it is about. */
  footnote?: number
  /** Why what is hidden cannot be read, though it is printed. */
  why?: Unseen['why']
  /** The words; or, where something stands on a wrong page, what it is and where it is. */
  words: string
}
