import type { Root } from 'hast'
import { raw } from 'hast-util-raw'
import type { Brief } from '../../model/brief.ts'
import { pageTemplate } from '../../model/page-template.ts'
import type { ScreenFiles } from '../../model/screen-files.ts'
import { plainSpaces } from '../metadata.ts'
import type { BriefView } from '../view.ts'

/** The tools for reading on a screen, as HTML and as a tree. */
export interface Tools {
  html: string
  tree: Root
}

/** Fills the template of the tools. They stand in a `<template>`: without the script they are not there. */
export function fillTools(brief: Brief, view: BriefView, names: readonly string[][], { tools }: ScreenFiles): Tools {
  const html = pageTemplate(tools.text)({
    strings: brief.strings,
    brief: view,
    citation: citationOf(view),
    names,
    notes: brief.matter.notes,
  }).trim()
  return {
    html: `<template id="tools--">\n${html}\n</template>`,
    tree: raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root,
  }
}

/** How to cite the brief, as text. */
function citationOf({ authors, publisher, title, subtitle, edition, date }: BriefView): string {
  const by = [authors.join(', '), publisher].filter((part) => part !== '').join(', ')
  return plainSpaces([by, subtitle ? `${title}: ${subtitle}` : title, edition, date].filter((part) => part !== '').join(', '))
}
