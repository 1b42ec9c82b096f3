import { defineConfig } from 'vitest/config';

/** Not part of a test run: it takes minutes to hours. */
export default defineConfig({
  test: { include: ['test/chaos/full.ts'], testTimeout: 7_200_000, disableConsoleIntercept: true },
});
