import { z } from 'zod'

const length = z.string().regex(/^\d+(\.\d+)?(mm|cm|in|pt)$/, { error: 'is not a length; write a number with mm, cm, in or pt' })

/** `page` of `brief.yaml`: how the printed pages are made. */
export const PageMatter = z.strictObject({
  size: z.enum(['A4', 'Letter', 'A5', 'Legal']).default('A4'),
  margins: z.strictObject({ top: length, right: length, bottom: length, left: length }).partial().default({}),
  /** `two`: for paper printed on both sides; margins, running heads and folios are mirrored, `left` being the inner margin. */
  sides: z.enum(['one', 'two']).default('one'),
  columns: z.union([z.literal(1), z.literal(2)], { error: 'is not 1 or 2' }).default(1),
  /** Where chapters begin: on a page, on a right-hand page, or under the end of the one before. */
  chapters: z.enum(['page', 'recto', 'run-on']).default('page'),
  /** Folios of what stands before the first chapter; after `roman` ones the chapters begin on page 1. */
  prelims: z.enum(['arabic', 'roman']).default('arabic'),
  /** The title has a page, a coloured cover, or stands at the head of the text. */
  title: z.enum(['page', 'cover', 'head']).default('page'),
  /** Numbers every fifth line in the margin, through the whole brief. */
  lineNumbers: z.boolean().default(false),
})
export type PageMatter = z.infer<typeof PageMatter>
