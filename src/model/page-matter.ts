import { z } from 'zod'

const length = z.string().regex(/^\d+(\.\d+)?(mm|cm|in|pt)$/, { error: 'is not a length; write a number with mm, cm, in or pt' })

const Size = z.enum(['A4', 'Letter', 'A5', 'Legal'])

/** Text needs so many millimetres in each direction. */
const leastRoom = 40

/** `page` of `brief.yaml`: how the printed pages are made. */
export const PageMatter = z
  .strictObject({
    size: Size.default('A4'),
    margins: z.strictObject({ top: length, right: length, bottom: length, left: length }).partial().default({}),
    /** `two`: for paper printed on both sides; margins, running heads and folios are mirrored, `left` being the inner margin. */
    sides: z.enum(['one', 'two']).default('one'),
    columns: z
      .number()
      .int()
      .min(1)
      .max(2)
      .transform((columns): 1 | 2 => (columns === 2 ? 2 : 1))
      .default(1),
    /** Where chapters begin: on a page, on a right-hand page, or under the end of the one before. */
    chapters: z.enum(['page', 'recto', 'run-on']).default('page'),
    /** Folios of what stands before the first chapter; after `roman` ones the chapters begin on page 1. */
    prelims: z.enum(['arabic', 'roman']).default('arabic'),
    /** The title has a page, a coloured cover, or stands at the head of the text. */
    title: z.enum(['page', 'cover', 'head']).default('page'),
    /** Numbers every fifth line in the margin, through the whole brief. */
    lineNumbers: z.boolean().default(false),
  })
  .superRefine((page, context) => {
    const { width, height, top, right, bottom, left } = pageSetup(page)
    const wide = width - left - right < leastRoom
    if (!wide && !(height - top - bottom < leastRoom)) return // what is no length has been told of
    const side = (wide ? (['left', 'right'] as const) : (['top', 'bottom'] as const)).find((name) => page.margins[name] !== undefined)
    const message = `leaves less than ${leastRoom} mm of the page's ${wide ? 'width' : 'height'} for the text; make the margins smaller`
    context.addIssue({ code: 'custom', path: ['margins', ...(side ? [side] : [])], message })
  })
export type PageMatter = z.infer<typeof PageMatter>

/** A page's size and margins in millimetres. */
export interface PageSetup {
  width: number
  height: number
  top: number
  right: number
  bottom: number
  left: number
}

/** The column of text is 140 mm wide wherever the page allows it. */
const setups: Record<z.infer<typeof Size>, PageSetup> = {
  A4: { width: 210, height: 297, top: 24, right: 33, bottom: 26, left: 37 },
  Letter: { width: 215.9, height: 279.4, top: 22, right: 35.9, bottom: 24, left: 40 },
  Legal: { width: 215.9, height: 355.6, top: 26, right: 35.9, bottom: 28, left: 40 },
  A5: { width: 148, height: 210, top: 18, right: 17, bottom: 20, left: 19 },
}

/** Two columns take more of the paper's width than one. */
const sideMargin: Record<z.infer<typeof Size>, number> = { A4: 21, Letter: 22, Legal: 22, A5: 13 }

const millimetres: Record<string, number> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 }

/** The brief's own margins over those of its paper. */
export function pageSetup({ size, margins, columns }: Pick<PageMatter, 'size' | 'margins' | 'columns'>): PageSetup {
  const own = Object.entries(margins).flatMap(([side, value]) => (value === undefined ? [] : [[side, toMillimetres(value)]]))
  const wider = columns === 2 && { right: sideMargin[size], left: sideMargin[size] }
  return { ...setups[size], ...wider, ...Object.fromEntries(own) }
}

function toMillimetres(value: string): number {
  return Number(value.slice(0, -2)) * millimetres[value.slice(-2)]!
}
