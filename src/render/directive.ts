import type { Nodes } from 'mdast'

/** `:::name[label]{attribute="…"}` around blocks. */
export type ContainerDirective = Extract<Nodes, { type: 'containerDirective' }>
/** `::name{attribute="…"}` on a line of its own. */
export type LeafDirective = Extract<Nodes, { type: 'leafDirective' }>
/** `:name[content]` within a line. */
export type TextDirective = Extract<Nodes, { type: 'textDirective' }>
