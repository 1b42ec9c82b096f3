import { defineConfig } from 'vitest/config';

/** Minutes on a quiet machine, so beside the ordinary tests: `npm run chaos:smoke`. */
export default defineConfig({
  test: {
    name: 'smoke',
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/chaos/smoke.spec.ts'],
    reporters: ['default', './test/support/summary.ts'],
  },
});
