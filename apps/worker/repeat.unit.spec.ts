import { expect, test } from 'vitest';
import { repeat } from './repeat.ts';

/** Runs these passes one after the other (`true`: more to do, an error: it fails) until the last one is done. */
async function passes(...plan: readonly (boolean | Error)[]): Promise<{ done: number; told: readonly unknown[] }> {
  const told: unknown[] = [];
  let done = 0;
  await new Promise<void>((resolve) => {
    const work = repeat({
      pass: async () => {
        const step = plan[done] ?? false;
        done += 1;
        if (done === plan.length) void work.stop().then(resolve);
        if (step instanceof Error) throw step;
        return step;
      },
      idleMs: 1,
      onTrouble: (trouble) => told.push(trouble),
    });
  });
  return { done, told };
}

test('it goes on while there is more and ends after the pass that is under way', async () => {
  expect(await passes(true, true, false)).toEqual({ done: 3, told: [] });
});

test('a failure is told once, its end once, and the work goes on', async () => {
  const away = new Error('away');
  expect((await passes(away, away, false)).told).toEqual([away, null]);
});
