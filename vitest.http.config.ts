import tsconfigPaths from 'vite-tsconfig-paths'
import { defineConfig } from 'vitest/config'

/** Tests against the built server and real PostgreSQL. One cluster for the run, a fresh database for each file. */
export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    include: ['tests/{http,security,database,files,mail}/**/*.test.ts'],
    globalSetup: ['tests/support/cluster.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
