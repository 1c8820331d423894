import { given, textArgument } from '../arguments.ts'
import { captionArguments, captioned } from '../build-tree.ts'
import type { Helper } from '../helper.ts'
import { blocks, plain } from '../splice-value.ts'

/** `{{figure "images/map.svg" alt="…" title="…" id="…"}}`: an image, found relative to the chapter's file, with its caption. */
export const figure: Helper = {
  args: [1, 1],
  named: ['alt', ...captionArguments],
  run(_, call) {
    const image = { type: 'image' as const, url: plain(given(call)).trim(), alt: textArgument(call, 'alt') ?? '' }
    return blocks(captioned('figure', call, [{ type: 'paragraph', children: [image] }]))
  },
}
