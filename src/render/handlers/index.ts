import type { Html } from 'mdast'
import type { Context, Handlers, State } from '../context.ts'
import { placeOf } from '../place.ts'
import { crossReference } from './cross-reference.ts'
import { containerDirective, leafDirective, textDirective } from './directives.ts'
import { footnoteReference } from './footnote-reference.ts'
import { heading } from './heading.ts'
import { image, imageReference } from './image.ts'
import { link, linkReference } from './link.ts'
import { listItem } from './list-item.ts'
import { paragraph } from './paragraph.ts'
import { table } from './table.ts'
import { text, visibleValue } from './text.ts'

/** What each node of a chapter becomes where that differs from plain Markdown. */
export function handlers(context: Context): Handlers {
  return {
    containerDirective: containerDirective(context),
    crossReference: crossReference(context),
    footnoteReference: footnoteReference(context),
    heading: heading(context),
    html: html(context),
    image: image(context),
    imageReference: imageReference(context),
    leafDirective: leafDirective(context),
    link: link(context),
    linkReference: linkReference(context),
    listItem,
    paragraph: paragraph(context),
    table: table(context),
    text: text(context),
    textDirective: textDirective(),
  }
}

/** HTML that an author wrote: parsed and made safe once the chapter is a tree. */
function html(context: Context) {
  return (_: State, node: Html) => ({
    type: 'raw' as const,
    value: visibleValue(node, context),
    data: { place: placeOf(node, context.path) },
  })
}
