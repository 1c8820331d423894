import { numberArgument, textArgument } from '../arguments.ts'
import { Complaint } from '../complaint.ts'
import type { Block, Helper } from '../helper.ts'

/**
 * `{{#optional priority=3 name="background"}}…{{else}}…{{/optional}}`: what a brief that is too long may lose, the highest number
 * first. `leaveOut: 3` in `brief.yaml` takes it out, and what stands after `{{else}}` takes its place.
 */
export const optional: Helper = {
  args: [0, 0],
  named: ['priority', 'name'],
  takesBlock: true,
  run(desk, call) {
    const { once, otherwise } = call.block as Block
    const priority = numberArgument(call, 'priority', 1)
    if (priority === undefined) {
      throw new Complaint(call.place, 'helper-arguments', 'optional takes a priority', 'write {{#optional priority=3}}; 1 is lost last')
    }
    const isLeftOut = priority >= (desk.brief.matter.leaveOut ?? Infinity)
    const markdown = isLeftOut ? (otherwise?.() ?? '') : once()
    const name = textArgument(call, 'name') ?? ''
    const part = { kind: 'block', name, chapter: desk.chapter, priority, place: call.place, isLeftOut, words: 0, citations: 0 } as const
    desk.optionalBlocks.push({ part, markdown: isLeftOut ? '' : markdown, values: desk.values })
    return markdown
  },
}
