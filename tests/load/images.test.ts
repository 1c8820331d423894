import { expect, test } from 'vitest'
import type { Image as ImageNode, Root } from 'mdast'
import { loadImages } from '../../src/load/images.ts'
import type { Chapter } from '../../src/model/chapter.ts'
import { imageKey } from '../../src/model/image.ts'
import { folderWith } from '../support/folder.ts'
import { lines } from './messages.ts'

const path = 'templates/report/chapters/01-quay.md.hbs'

function chapter(...urls: string[]): Chapter {
  const images = urls.map((url, index): ImageNode => ({ type: 'image', url, data: { place: { file: path, line: index + 1, column: 3 } } }))
  return { name: '01-quay', path, tree: { type: 'root', children: [{ type: 'paragraph', children: images }] } }
}

async function imageOf(bytes: Uint8Array) {
  const root = await folderWith({ 'templates/report/chapters/image': bytes })
  const { value, messages } = await loadImages(root, [chapter('image')], false)
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  return value.images.get(imageKey(path, 'image'))
}

const bytesOf = (...parts: (string | number[] | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

const jpegSegment = (marker: number, data: Uint8Array) => bytesOf([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255], data)
const exif = (orientation: number) =>
  jpegSegment(
    0xe1,
    bytesOf(
      'Exif\0\0II*\0',
      [8, 0, 0, 0, 2, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
      [0x25, 0x88, 4, 0, 1, 0, 0, 0, 99, 0, 0, 0],
      'GPS 43.3N',
    ),
  )
const frame = jpegSegment(0xc0, Buffer.from([8, 0, 30, 0, 40, 1, 1, 0x11, 0]))
const scan = bytesOf(jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), [0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56])

const pngChunk = (name: string, data: Uint8Array) => bytesOf([0, 0, 0, data.length], name, data, [1, 2, 3, 4])
const webpChunk = (name: string, data: Uint8Array) => bytesOf(name, [data.length, 0, 0, 0], data, data.length % 2 ? [0] : [])
const webp = (...chunks: Uint8Array[]) => bytesOf('RIFF', [Buffer.concat(chunks).length + 4, 0, 0, 0], 'WEBP', ...chunks)

test('a JPEG says nothing of where it was taken', async () => {
  const icc = jpegSegment(0xe2, bytesOf('ICC_PROFILE\0', [1, 1], 'profile'))
  const secrets = [
    exif(1),
    jpegSegment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0 GPS')),
    jpegSegment(0xed, Buffer.from('Photoshop GPS')),
    jpegSegment(0xfe, Buffer.from('GPS')),
  ]
  const image = await imageOf(bytesOf([0xff, 0xd8], ...secrets, icc, frame, scan, [0xff, 0xd9], 'GPS trailer'))
  expect(image).toMatchObject({ mime: 'image/jpeg', width: 40, height: 30 })
  expect(Buffer.from(image?.bytes ?? []).equals(bytesOf([0xff, 0xd8], icc, frame, scan, [0xff, 0xd9]))).toBe(true)
})

test('a JPEG that is to be turned still is', async () => {
  const image = await imageOf(bytesOf([0xff, 0xd8], exif(6), frame, scan, [0xff, 0xd9]))
  expect(image).toMatchObject({ width: 30, height: 40 })
  const bytes = Buffer.from(image?.bytes ?? [])
  expect(bytes.includes('GPS')).toBe(false)
  expect(bytes.subarray(2, 38).toString('hex')).toBe('ffe100224578696600004d4d002a00000008000101120003000000010006000000000000')
})

test('a PNG says nothing beside the picture', async () => {
  const start = bytesOf('\x89PNG\r\n\x1A\n', pngChunk('IHDR', Buffer.from([0, 0, 0, 5, 0, 0, 0, 7, 8, 2, 0, 0, 0])))
  const image = await imageOf(
    bytesOf(
      start,
      pngChunk('tEXt', Buffer.from('GPS')),
      pngChunk('eXIf', Buffer.from('GPS')),
      pngChunk('IDAT', Buffer.from('x')),
      pngChunk('IEND', Buffer.of()),
    ),
  )
  expect(image).toMatchObject({ mime: 'image/png', width: 5, height: 7 })
  expect(Buffer.from(image?.bytes ?? []).equals(bytesOf(start, pngChunk('IDAT', Buffer.from('x')), pngChunk('IEND', Buffer.of())))).toBe(
    true,
  )
})

test('a WebP says nothing beside the picture', async () => {
  const extended = (flags: number) => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 9, 0, 0, 19, 0, 0]))
  const image = await imageOf(
    webp(
      extended(0b1100),
      webpChunk('VP8 ', Buffer.from('abc')),
      webpChunk('EXIF', Buffer.from('GPS')),
      webpChunk('XMP ', Buffer.from('GPS')),
    ),
  )
  expect(image).toMatchObject({ mime: 'image/webp', width: 10, height: 20 })
  expect(Buffer.from(image?.bytes ?? []).equals(webp(extended(0), webpChunk('VP8 ', Buffer.from('abc'))))).toBe(true)
})

test.each([
  ['image/gif', bytesOf('GIF89a', [3, 0, 4, 0]), { width: 3, height: 4 }],
  ['image/avif', bytesOf([0, 0, 0, 32], 'ftypavif', 'mif1ispe', [0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 6]), { width: 8, height: 6 }],
  [
    'image/svg+xml',
    bytesOf('<?xml version="1.0"?>\n<!-- a -->\n<svg viewBox="0 0 20 10" xmlns="http://www.w3.org/2000/svg"/>'),
    { width: 20, height: 10 },
  ],
  ['image/svg+xml', bytesOf('<svg width="12px" height="9" viewBox="0 0 20 10"></svg>'), { width: 12, height: 9 }],
])('%s is known by its bytes, with its size', async (mime, bytes, size) => {
  expect(await imageOf(bytes)).toMatchObject({ mime, ...size })
})

test('an image is found beside its chapter, and in a definition, once', async () => {
  const root = await folderWith({ 'templates/report/images/a map.svg': '<svg/>' })
  const url = '../images/a%20map.svg'
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'paragraph', children: [{ type: 'imageReference', identifier: 'map', referenceType: 'full' }] },
      { type: 'definition', identifier: 'map', url },
    ],
  }
  const { value, messages } = await loadImages(root, [chapter(url), { name: '02', path, tree }])
  expect(lines(messages)).toEqual([])
  expect([...value.images.values()].map((image) => image.path)).toEqual(['templates/report/images/a map.svg'])
  expect(value.inputs.map((input) => input.path)).toEqual(['templates/report/images/a map.svg'])
})

test('an image that cannot be shown is an error where it stands', async () => {
  const root = await folderWith({
    'templates/report/chapters/text.png': 'not a picture',
    'templates/report/chapters/cut.jpg': bytesOf([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]),
  })
  const { value, messages } = await loadImages(root, [
    chapter('no.png', 'text.png', 'cut.jpg', 'https://example.org/a.png', '/etc/a.png', '../../../../a.png', 'data:image/png;base64,AA'),
  ])
  expect(value.images.size).toBe(0)
  expect(lines(messages)).toEqual([
    `${path}:1:3: error: there is no image "no.png"; it would be templates/report/chapters/no.png [missing-image]`,
    `${path}:2:3: error: "text.png" is no image that a page can show; save it as PNG, JPEG, GIF, WebP, AVIF or SVG [missing-image]`,
    `${path}:3:3: error: "cut.jpg" is no image that a page can show; save it as PNG, JPEG, GIF, WebP, AVIF or SVG [missing-image]`,
    `${path}:4:3: error: "https://example.org/a.png" is not a file of the project; copy the image beside the chapter [missing-image]`,
    `${path}:5:3: error: "/etc/a.png" is not a file of the project; copy the image beside the chapter [missing-image]`,
    `${path}:6:3: error: "../../../../a.png" is not a file of the project; copy the image beside the chapter [missing-image]`,
    `${path}:7:3: error: "data:image/png;base64,AA" is not a file of the project; copy the image beside the chapter [missing-image]`,
  ])
})

test('a GIF keeps its pictures and its loop, not what was remarked in it', async () => {
  const head = bytesOf('GIF89a', [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255])
  const loop = bytesOf([0x21, 0xff, 11], 'NETSCAPE2.0', [3, 1, 0, 0, 0])
  const comment = bytesOf([0x21, 0xfe, 8], 'A. Autho', [1], 'r', [0])
  const xmp = bytesOf([0x21, 0xff, 11], 'XMP DataXMP', [5], '<gps>', [0])
  const picture = bytesOf([0x21, 0xf9, 4, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
  const found = await imageOf(bytesOf(head, comment, loop, xmp, picture, [0x3b], 'A. Author'))
  expect(Buffer.from(found?.bytes ?? [])).toEqual(bytesOf(head, loop, picture, [0x3b]))
  expect(found).toMatchObject({ width: 1, height: 1 })
})

test('an SVG keeps its picture, not who drew it where', async () => {
  const found = await imageOf(
    bytesOf(`<?xml version="1.0"?>
<!-- drawn by A. Author -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/" width="4" height="3" inkscape:export-filename="/home/author/a.png">
<metadata><rdf:RDF><dc:creator>A. Author</dc:creator></rdf:RDF></metadata><sodipodi:namedview a="x>y"><inkscape:grid/></sodipodi:namedview>
<style><![CDATA[a > b { fill: red }]]></style><g inkscape:label="author"><path d="M0 0" id='p'/><text>A < B</text></g></svg>`),
  )
  const text = Buffer.from(found?.bytes ?? []).toString()
  expect(text).not.toMatch(/author|creator|metadata|namedview|grid/i)
  expect(text).toContain('<style><![CDATA[a > b { fill: red }]]></style><g><path d="M0 0" id=\'p\'/><text>A < B</text></g></svg>')
  expect(found).toMatchObject({ width: 4, height: 3 })
})

test('the Exif and XMP of an AVIF are blotted out, and nothing moves', async () => {
  const box = (name: string, ...parts: Parameters<typeof bytesOf>) => {
    const body = bytesOf(...parts)
    return bytesOf([0, 0, 0, body.length + 8], name, body)
  }
  const item = (id: number, type: string) => box('infe', [2, 0, 0, 0, 0, id, 0, 0], type, [0])
  const avif = (exifAt: number) =>
    bytesOf(
      box('ftyp', 'avif', [0, 0, 0, 0]),
      box(
        'meta',
        [0, 0, 0, 0],
        box('iinf', [0, 0, 0, 0, 0, 2], item(1, 'av01'), item(2, 'Exif')),
        box(
          'iloc',
          [0, 0, 0, 0, 0x44, 0, 0, 2],
          [0, 1, 0, 0, 0, 1, 0, 0, 0, exifAt - 4, 0, 0, 0, 4],
          [0, 2, 0, 0, 0, 1, 0, 0, 0, exifAt, 0, 0, 0, 9],
        ),
      ),
      box('mdat', 'SHIP', 'A. Author', 'END'),
    )
  const at = avif(0).indexOf('A. Author')
  const found = await imageOf(avif(at))
  const expected = Buffer.from(avif(at))
  expected.fill(0, at, at + 9)
  expect(Buffer.from(found?.bytes ?? [])).toEqual(expected)
})

test('words that an SVG leaves to the fonts of a machine are told where they stand, unless it brings a font along or does not show them', async () => {
  const lettering = (inner: string) => `<svg viewBox="0 0 9 9">\n<!-- <text>no</text> -->${inner}</svg>`
  const root = await folderWith({
    'templates/report/chapters/live.svg': lettering('<text><tspan>Caf&#xE9;</tspan>\n&amp; bar</text>'),
    'templates/report/chapters/html.svg': lettering('<svg:foreignObject><p>Bar</p></svg:foreignObject>'),
    'templates/report/chapters/hidden.svg': lettering(
      '<g style="display:none"><text>Bar</text></g><text><title>Bar</title> </text><text/>',
    ),
    'templates/report/chapters/own.svg': lettering(
      '<style>@font-face{font-family:A;src:url(data:font/woff2;base64,AA)}</style><text>Bar</text>',
    ),
  })
  const shown = [chapter('live.svg', 'html.svg', 'hidden.svg', 'own.svg')]
  const places = async (isPrinted: boolean) =>
    lines((await loadImages(root, shown, isPrinted)).messages).map((line) => line.replace(/ in whatever.*/, ''))
  expect(await places(true)).toEqual([
    'templates/report/chapters/html.svg:2:25: error: the picture is to show "Bar"',
    'templates/report/chapters/live.svg:2:25: error: the picture is to show "Café & bar"',
  ])
  expect((await places(false))[1]).toBe('templates/report/chapters/live.svg:2:25: warning: the picture is to show "Café & bar"')
})
