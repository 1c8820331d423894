import { cases } from './cases.ts'
import { counts } from './counts.ts'
import { disputed } from './disputed.ts'
import type { ChartMaker } from './maker.ts'
import { map } from './map.ts'
import { timeline } from './timeline.ts'

/** Every kind of chart by its name. */
export const chartMakers: Readonly<Record<string, ChartMaker>> = { timeline, cases, disputed, counts, map }
