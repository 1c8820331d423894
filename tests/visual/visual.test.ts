import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadImage } from '@napi-rs/canvas'
import { beforeAll, describe, expect, it } from 'vitest'
import { difference } from '../../proof/compare-pictures.ts'
import { accepted, type FixedPages, fixedPages } from '../../proof/fixed-pages.ts'

/** A letter that moves is more than this share of a page. */
const most = 0.0002

const { browser: acceptedBrowser } = JSON.parse(await readFile(join(accepted, 'browser.json'), 'utf8')) as { browser: string }
const output = new URL('../../output/proof/changed/', import.meta.url).pathname

describe('the fixed pages', () => {
  let now: FixedPages
  beforeAll(async () => {
    now = await fixedPages()
  })

  it('look as they were accepted (npm run proof:accept accepts a change)', async (context) => {
    if (now.browser !== acceptedBrowser) context.skip(`they were made by ${acceptedBrowser}, this is ${now.browser}`)
    const changed: Record<string, number> = {}
    for (const [name, picture] of now.pictures) {
      const share = difference(await loadImage(join(accepted, `${name}.png`)), picture)
      if (share <= most) continue
      changed[name] = share
      await mkdir(output, { recursive: true })
      await writeFile(join(output, `${name}.png`), picture.toBuffer('image/png'))
    }
    expect(changed, `pages that look otherwise, with the share of their pixels; they are in ${output}`).toEqual({})
  })

  it.each([
    ['a colour', '--ink: #1f4a9a'],
    ['a length', '--note-size: 1rem'],
    ['a face', '--face-note: "Dossier Sans"'],
  ])('look otherwise where a token changes: %s', async (_, token) => {
    const { pictures } = await fixedPages(
      (root) => writeFile(join(root, 'templates/paper/style.css'), `:root, html.paged { ${token} }`),
      'harbour',
    )
    const shares = [...pictures].map(([name, picture]) => difference(now.pictures.get(name)!, picture))
    expect(Math.max(...shares)).toBeGreaterThan(most)
  })
})
