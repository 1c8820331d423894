// Joins what tsc compiled into few files: to load several hundred takes longer than many a run.
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const compiled = fileURLToPath(new URL('dist', import.meta.url))
const outdir = join(compiled, 'bundle')

/** What runs in the browser's page is sent there as text, under names of its own that a bundler would change. */
const inPageAsItIs = {
  name: 'in-page-as-it-is',
  setup({ onResolve }) {
    const path = relative(outdir, join(compiled, 'paginate/in-page/functions.js')).split(sep).join('/')
    onResolve({ filter: /in-page\/functions\.js$/ }, () => ({ path, external: true }))
  },
}

await build({
  entryPoints: ['cli.js', 'index.js', 'paginate/conserve/worker.js'].map((path) => join(compiled, path)),
  entryNames: '[name]',
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  // they look for files beside their own code, or are wanted by few
  external: ['@sparticuz/chromium', 'bullmq', 'fontverter', 'harfbuzzjs', 'ioredis', 'pdfjs-dist', 'puppeteer', 'subset-font'],
  plugins: [inPageAsItIs],
  // packages in CommonJS ask for Node's own modules by `require`
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
})
