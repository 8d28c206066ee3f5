import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/fixtures/**'],
    globalSetup: ['test/build.ts'],
    // isolated-vm crashes in worker threads.
    pool: 'forks',
    // Judging is CPU work in child processes: more files at once than cores would only make them slower.
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
