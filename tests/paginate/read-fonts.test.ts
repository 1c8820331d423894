import { readFile } from 'node:fs/promises'
import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readFonts } from '../../src/paginate/fonts.ts'

const fileOf = (path: string) => readFile(new URL(`../../node_modules/source-sans/${path}`, import.meta.url))

it.each([
  ['WOFF2', 'WOFF2/TTF/SourceSans3-It.ttf.woff2'],
  ['WOFF', 'WOFF/TTF/SourceSans3-It.ttf.woff'],
  ['TrueType', 'TTF/SourceSans3-It.ttf'],
  ['OpenType', 'OTF/SourceSans3-It.otf'],
])('a font that a page brings along is read from %s, however its rule is written', async (_, path) => {
  const data = (await fileOf(path)).toString('base64')
  const rule = `@font-face { src: url("data:application/x-font;charset=utf-8;base64,${data}"); font-weight: 400; font-family: "Own Sans" }`
  const [font] = readFonts(rule)
  expect(font).toMatchObject({ family: 'Own Sans', postScriptName: 'SourceSans3-It' })
  expect([...'AжΩ∈'].map((letter) => font!.covers(letter.codePointAt(0)!))).toEqual([true, true, true, false])
})

it('what is no font is none', () => {
  for (const file of ['', 'wOF2', 'OTTO nothing', deflateSync('x').toString('latin1')]) {
    const data = Buffer.from(file, 'latin1').toString('base64')
    expect(readFonts(`@font-face{font-family:X;src:url(data:font/woff2;base64,${data})}`)).toEqual([])
  }
})
