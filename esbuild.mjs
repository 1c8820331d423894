// Joins what tsc compiled into few files: to load several hundred takes longer than many a run.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const compiled = fileURLToPath(new URL('dist', import.meta.url))
const outdir = join(compiled, 'bundle')

/** What runs in the browser's page is sent there as text, under names of its own that a bundler would change. */
const inPageAsItIs = {
  name: 'in-page-as-it-is',
  setup({ onLoad }) {
    onLoad({ filter: /in-page[\\/]functions\.js$/ }, async ({ path }) => {
      const { inPageScript, callInPage } = await import(path)
      return { contents: `export const inPageScript = ${JSON.stringify(inPageScript)}\nexport ${callInPage}` }
    })
  },
}

/** To load a module of the PDF library changes nothing, though it does not say so: what is not used of it is left out. */
const pdfLibraryInPart = {
  name: 'pdf-library-in-part',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
      const isOfLibrary = path === '@cantoo/pdf-lib' || /@cantoo.pdf-lib/.test(from.importer)
      if (!isOfLibrary || pluginData === 'resolved') return undefined
      return { ...(await resolve(path, { ...from, pluginData: 'resolved' })), sideEffects: false }
    })
  },
}

const options = {
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  // they look for files beside their own code, or are wanted by few
  external: [
    ...['@sparticuz/chromium', 'bullmq', 'chromium-bidi', 'fontverter', 'harfbuzzjs', 'ioredis', 'pdfjs-dist', 'proxy-agent', 'puppeteer'],
    ...['subset-font', 'yargs'],
  ],
  plugins: [inPageAsItIs, pdfLibraryInPart],
  define: { dossierBuild: JSON.stringify(hashOfCompiled()) },
}

// what other programs import, the thread that prints, and what starts the program
await build({
  ...options,
  entryPoints: {
    index: join(compiled, 'index.js'),
    'press-thread': join(compiled, 'paginate/press-thread.js'),
    cli: join(compiled, 'start.js'),
  },
  splitting: true,
  format: 'esm',
  // packages in CommonJS ask for Node's own modules by `require`
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
})

// the program, as a script that V8 can keep what it made of: see src/start.ts
const { outputFiles } = await build({
  ...options,
  entryPoints: { program: join(compiled, 'cli.js') },
  format: 'cjs',
  write: false,
  define: { ...options.define, 'import.meta.url': 'programUrl' },
  banner: { js: "const programUrl = require('node:url').pathToFileURL(__filename).href;" },
})
writeFileSync(join(outdir, 'program.cjs'), escaped(outputFiles[0].text.replaceAll(/\bimport\((?="[\w@/.-]+"\))/g, 'importFor(')))

/** The bundler escapes what is not ASCII in strings, but not in regular expressions, where an escape is the letter as well. */
function escaped(source) {
  return source.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Of all that the program is made of, so that it can tell itself from another. */
function hashOfCompiled() {
  const files = readdirSync(compiled, { recursive: true }).filter((path) => path.endsWith('.js') && !path.startsWith('bundle'))
  return files
    .sort()
    .reduce((hash, path) => hash.update(`${path}\0`).update(readFileSync(join(compiled, path))), createHash('sha256'))
    .digest('hex')
}
