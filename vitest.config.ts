import { defineConfig } from 'vitest/config'

/** Tests that keep the browser, several processes or a server busy for long: `npm run test:slow` runs these, `npm test` the rest. */
const slow = ['charts', 'conserve', 'fonts', 'incremental', 'many', 'paginate', 'preview', 'queue', 'visual', 'web'].map(
  (folder) => `tests/${folder}/**/*.test.ts`,
)

export default defineConfig(({ mode }) => ({
  test: {
    ...(mode === 'slow' ? { include: slow } : { include: ['tests/**/*.test.ts'], exclude: slow }),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
}))
