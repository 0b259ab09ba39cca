import tsconfigPaths from 'vite-tsconfig-paths'
import { defineConfig } from 'vitest/config'

/** Tests that kill, fill and cut: one after the other, since each wants the machine's disk for itself. */
export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    include: ['tests/reliability/**/*.test.ts'],
    globalSetup: ['tests/support/cluster.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
