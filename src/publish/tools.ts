import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ownFolder } from '../own-folder.ts'

const named = ['unified', 'remark-parse', 'remark-rehype', 'handlebars', 'citeproc', 'puppeteer', 'hyphen', 'source-serif', 'source-sans']

/** The versions of what decides how a brief comes out. */
export async function toolVersions(browser: string | undefined): Promise<Record<string, string>> {
  const versions = await Promise.all(named.map(async (name) => [name, await versionOf(name)] as const))
  return { dossier: await ownVersion(), node: process.version.slice(1), ...(browser && { browser }), ...Object.fromEntries(versions) }
}

async function ownVersion(): Promise<string> {
  return versionIn(join(ownFolder, 'package.json'))
}

/** A package may not export its package.json, so it is looked for where Node looks for the package. */
async function versionOf(name: string): Promise<string> {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  for (const folder of folders) {
    const version = await versionIn(`${folder}/${name}/package.json`).catch(() => undefined)
    if (version !== undefined) return version
  }
  return 'unknown'
}

async function versionIn(path: string): Promise<string> {
  return (JSON.parse(await readFile(path, 'utf8')) as { version: string }).version
}
