import type { Element, ElementContent, Nodes, Root } from 'hast'
import { h } from 'hastscript'
import type { Chart, Picture } from '../model/chart.ts'
import { eachNode } from '../model/each-node.ts'
import type { Context } from './context.ts'

/**
 * Frames for the pictures of a chart. They stay empty while the page is made safe and its text is set, which concerns no drawing of
 * ours; `hangPictures` fills them.
 */
export function pictureFrame(chart: Chart, alt: string, pictures: ReadonlyMap<Chart, Picture>): ElementContent[] {
  const number = `${[...pictures.keys()].indexOf(chart)}`
  return [
    h('div.chart', { dataPicture: number, dataAlt: alt }),
    // what a style sheet does not know of stays hidden
    h('div.chart.chart-narrow', { dataPicture: number, dataAlt: alt, hidden: true }),
  ]
}

/** Puts the pictures into their frames. */
export function hangPictures(tree: Root, { pictures }: Context): Root {
  const all = [...pictures.values()]
  if (all.length === 0) return tree
  eachNode<Nodes>(tree, (frame) => {
    if (frame.type !== 'element') return
    const { dataPicture: number, dataAlt: alt, ...properties } = frame.properties
    const picture = number === undefined ? undefined : all[Number(number)]
    if (!picture) return
    frame.properties = properties
    frame.children = [labelled(properties['hidden'] ? picture.narrow : picture.wide, `${alt}`)]
  })
  return tree
}

function labelled(picture: Element, alt: string): Element {
  return { ...picture, properties: { ...picture.properties, ariaLabel: alt } }
}
