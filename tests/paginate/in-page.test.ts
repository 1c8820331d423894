import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inPageScript as script } from '../../src/paginate/in-page/functions.ts'

const folder = new URL('../../src/paginate/in-page/', import.meta.url)

it('every function of the modules for the page is in the script, once', () => {
  const files = readdirSync(folder).filter((name) => name !== 'functions.ts')
  const names = files.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/^(?:async )?function (\w+)/gm)].map(([, found]) => found!),
  )
  expect(names.length).toBeGreaterThan(40)
  for (const name of names) expect([name, script.match(new RegExp(`^(?:async )?function ${name}\\(`, 'gm'))?.length]).toEqual([name, 1])
})
