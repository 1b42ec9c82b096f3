import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { goldenHistories } from './histories.ts';

/** Decades of sleeping runs must go on with tomorrow's code: every history ever recorded replays with the code of today. */
const golden = goldenHistories();

beforeAll(() => {
  const quiet = { logging: { filter: { core: 'ERROR', other: 'ERROR' } } } as const; // a found change is a warning of its own
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR'), telemetryOptions: quiet });
});

test('there are histories of a person, of bulk work, of continued runs, of a bucket and of the mover', () => {
  expect(golden.map(({ name }) => name).sort()).toEqual([
    'bulk-work-continued-run.json',
    'bulk-work-first-run.json',
    'deadline-bucket.json',
    'move-clock.json',
    'person-continued-run.json',
    'person-first-run.json',
    'person-registration-to-missed-review.json',
  ]);
});

describe.each(golden)('$name', ({ history, workflowId }) => {
  test('replays with the workflows of today', async () => {
    const workflowBundle = { codePath: inject('workflowBundlePath') };
    await expect(Worker.runReplayHistory({ workflowBundle }, history, workflowId)).resolves.toBeUndefined();
  });
});

test('a changed order of commands is found out: a planted sleep breaks the replay of every history', async () => {
  const workflowsPath = fileURLToPath(new URL('./planted/hasty.ts', import.meta.url));
  const stored = golden.map(({ history, workflowId }) => ({ history, workflowId }));
  const unnoticed: string[] = [];
  let replayed = 0;
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowsPath }, stored)) {
    replayed += 1;
    if (!(error instanceof DeterminismViolationError)) unnoticed.push(workflowId);
  }
  expect({ replayed, unnoticed }).toEqual({ replayed: golden.length, unnoticed: [] });
});

test('no history holds a citizen ID, a phone number, or the process and host that ran it', () => {
  for (const { history } of golden) {
    const text = JSON.stringify(history);
    expect(text).not.toMatch(/\b\d{17}[\dX]\b|\b1[3-9]\d{9}\b/);
    expect(text).not.toMatch(/\d+@[a-z0-9-]+/i);
  }
});
