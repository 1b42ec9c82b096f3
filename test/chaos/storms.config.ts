import { defineConfig } from 'vitest/config';

/** What kills and cuts real processes takes minutes and a quiet machine: `npm run storms`, beside `npm test`. */
export default defineConfig({
  test: {
    name: 'storms',
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/chaos/*.spec.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/summary.ts'],
  },
});
