import { defineConfig } from 'vitest/config';

/** See record-histories.ts. Not part of a test run: it writes files. */
export default defineConfig({
  test: { include: ['test/replay/record-histories.ts'], testTimeout: 120_000, fileParallelism: false },
});
