import { defineConfig } from 'vitest/config';

const rooms = '{apps,libs,workflows,activities}';
const patient = { testTimeout: 60_000, hookTimeout: 60_000 };

/** Groups run one after the other: what is quick and pure speaks first; servers start only for who needs them. */
export default defineConfig({
  test: {
    reporters: ['default', './test/support/summary.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${rooms}/**/*.unit.spec.ts`, 'test/{support,golden,chaos/planted}/**/*.spec.ts'],
          sequence: { groupOrder: 0 },
          ...patient,
        },
      },
      {
        test: {
          name: 'property',
          include: ['test/property/**/*.spec.ts'],
          setupFiles: ['test/property/seed.ts'],
          sequence: { groupOrder: 1 },
          ...patient,
        },
      },
      {
        test: {
          name: 'replay',
          include: ['test/replay/**/*.spec.ts'],
          globalSetup: ['test/support/stack.ts'],
          sequence: { groupOrder: 2 },
          ...patient,
        },
      },
      {
        test: {
          name: 'integration',
          include: [`${rooms}/**/*.int.spec.ts`, 'test/matrix/**/*.spec.ts'],
          globalSetup: ['test/support/stack.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          ...patient,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          globalSetup: ['test/support/stack.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 4 },
          ...patient,
        },
      },
      {
        test: {
          name: 'chaos',
          include: ['test/chaos/*.spec.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 5 },
          ...patient,
        },
      },
    ],
  },
});
