import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadBrief } from '../../src/load/brief.ts'
import { folderWith } from '../support/folder.ts'
import { smallProject } from '../support/project.ts'
import { briefOf, lines } from './messages.ts'

const namespace = 'xmlns="http://purl.org/net/xbiblio/csl"'
const style = `<?xml version="1.0"?>\n<!-- a <style> -->\n<style ${namespace} class='in-text' version="1.0"><info/><citation><layout/></citation></style>\n`
const dependent = `<style ${namespace} version="1.0"><info><link rel="independent-parent" href="http://www.zotero.org/styles/house"/></info></style>`
const locale = (text: string) => `<locale ${namespace} xml:lang="xx-XX">${text}</locale>`
const matter = (name: string) => ({ 'templates/report/brief.yaml': `title: The quay\nstyle: ${name}\n` })

describe('a citation style', () => {
  test.each([
    ['by its name in csl/', 'house', 'templates/report/csl/house.csl'],
    ['by its name in the csl/ of the project', 'house', 'templates/_base/csl/house.csl'],
    ['by its path from the brief', 'styles/house.csl', 'templates/report/styles/house.csl'],
    ['by its path from the root', 'house.csl', 'house.csl'],
    ['by its path upwards', '../house.csl', 'templates/house.csl'],
  ])('is found %s', async (_, name, path) => {
    const { briefs, inputs, messages } = await briefOf(smallProject({ ...matter(name), [path]: style }))
    expect(messages).toEqual([])
    expect(briefs[0]?.style).toMatchObject({ path, xml: style, class: 'in-text' })
    expect(inputs.map((input) => input.path)).toContain(path)
  })

  test('that depends on another is that other', async () => {
    const { briefs, messages } = await briefOf(
      smallProject({ ...matter('journal.csl'), 'templates/report/journal.csl': dependent, 'templates/report/house.csl': style }),
    )
    expect(messages).toEqual([])
    expect(briefs[0]?.style).toMatchObject({ path: 'templates/report/house.csl', class: 'in-text' })
  })

  test('brings the locales beside it and those of the csl/ folders', async () => {
    const { briefs } = await briefOf(
      smallProject({
        ...matter('styles/house.csl'),
        'templates/report/styles/house.csl': style,
        'templates/report/styles/locales-kk-KZ.xml': locale('beside'),
        'templates/_base/csl/locales-kk-KZ.xml': locale('base'),
        'templates/_base/csl/locales-uz-UZ.xml': locale('base'),
      }),
    )
    const locales = briefs[0]?.style.locales
    expect(locales?.get('kk-KZ')).toBe(locale('beside'))
    expect(locales?.get('uz-UZ')).toBe(locale('base'))
  })

  test.each([
    ['<style class="note"><info></style>', 'the style "house.csl" is not well-formed XML; download it again'],
    ['<style class="note">', 'the style "house.csl" is not well-formed XML; download it again'],
    ['no XML', 'the style "house.csl" is not well-formed XML; download it again'],
    ['<!DOCTYPE style><style/>', 'the style "house.csl" is not well-formed XML; download it again'],
    ['<html><p>404</p></html>', '"house.csl" is not a CSL style; it begins with <html>'],
    ['<style class="note"><info/></style>', '"house.csl" is not a whole CSL style; it needs a class, note or in-text, and <citation>'],
  ])('is refused: %s', async (xml, said) => {
    const { briefs, messages } = await briefOf(smallProject({ ...matter('house.csl'), 'house.csl': xml }))
    expect(messages).toEqual([`templates/report/brief.yaml:2:8: error: ${said} [valid-style]`])
    expect(briefs[0]?.style).toMatchObject({ path: 'dossier:templates/_base/csl/notes.csl', class: 'note' })
  })

  test('is never read from outside the project', async () => {
    const elsewhere = await folderWith({ 'house.csl': style })
    const root = await folderWith(smallProject(matter('house.csl')))
    await symlink(join(elsewhere, 'house.csl'), join(root, 'house.csl'))
    const { messages } = await loadBrief({ root }, 'report')
    expect(lines(messages)[0]).toMatch(/there is no citation style "house\.csl"/)
  })
})
