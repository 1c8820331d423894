import type { Root } from 'hast'
import { raw } from 'hast-util-raw'
import Handlebars from 'handlebars'
import type { Brief, TextFile } from '../../model/brief.ts'
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
  const html = templateOf(tools)({
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

const templates = new WeakMap<TextFile, HandlebarsTemplateDelegate>()

/** Compiled once for all pages. */
function templateOf(tools: TextFile): HandlebarsTemplateDelegate {
  const template =
    templates.get(tools) ?? Handlebars.create().compile(tools.text, { strict: true, knownHelpersOnly: true, preventIndent: true })
  templates.set(tools, template)
  return template
}

/** How to cite the brief, as text. */
function citationOf({ authors, publisher, title, subtitle, edition, date }: BriefView): string {
  const by = [authors.join(', '), publisher].filter((part) => part !== '').join(', ')
  return plainSpaces([by, subtitle ? `${title}: ${subtitle}` : title, edition, date].filter((part) => part !== '').join(', '))
}
