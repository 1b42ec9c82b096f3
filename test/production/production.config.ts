import { defineConfig } from 'vitest/config';
import type { TemporalPrograms } from './temporal-programs.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    temporalPrograms: TemporalPrograms;
  }
}

/** `npm run production`, beside `npm test`: it needs programs built with Go and takes some minutes. */
export default defineConfig({
  test: {
    name: 'production',
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/production/*.spec.ts'],
    provide: { temporalPrograms: JSON.parse(process.env['TEMPORAL_PROGRAMS'] ?? '{}') as TemporalPrograms },
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/summary.ts'],
  },
});
