import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Image as ImageNode, ImageReference } from 'mdast'
import { defaultHandlers } from 'remark-rehype'
import { imageKey } from '../../model/image.ts'
import type { Context, State } from '../context.ts'
import { pictureFrame } from '../pictures.ts'

/** A picture, as bytes within the page. One that could not be loaded leaves its text; loading has reported it. */
export function image({ images, path, pictures }: Context) {
  return (state: State, node: ImageNode): ElementContent | ElementContent[] => {
    if (node.chart) return pictureFrame(node.chart, node.alt ?? '', pictures)
    const picture = images.get(imageKey(path, node.url))
    if (!picture) return { type: 'text', value: node.alt ?? '' }
    const { mime, bytes, width, height } = picture
    const src = `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`
    const element = h('img', { src, alt: node.alt ?? '', width, height })
    state.patch(node, element)
    return element
  }
}

/** A picture whose address is defined elsewhere in the chapter. */
export function imageReference(context: Context) {
  return (state: State, node: ImageReference): ElementContent | ElementContent[] | undefined => {
    const definition = state.definitionById.get(node.identifier.toUpperCase())
    if (!definition) return defaultHandlers.imageReference(state, node)
    return image(context)(state, { type: 'image', url: definition.url, alt: node.alt ?? null })
  }
}
