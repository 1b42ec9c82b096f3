import type { Difference } from '#timelines/reconcile';
import { expect, it } from 'vitest';
import { createComparison } from './comparison.ts';

const many = Array.from({ length: 30 }, (_, place) => `person-${place}`);
const difference: Difference = { workflowsWithoutHead: many, headsWithoutWorkflow: [], workflowsToEnd: [] };

it('is made once for all who ask, and shows how many and some of them', async () => {
  let made = 0;
  const comparison = createComparison(async () => {
    made += 1;
    return difference;
  });
  const [first, second] = await Promise.all([comparison(), comparison()]);
  expect([first, await comparison(), made]).toEqual([second, second, 1]);
  expect(first).toMatchObject({
    workflowsWithoutHead: { count: 30, ids: many.slice(0, 20) },
    headsWithoutWorkflow: { count: 0, ids: [] },
  });
});

it('says that Temporal is away, and asks again at once', async () => {
  const answers: (() => Promise<Difference>)[] = [() => Promise.reject(new Error('away')), async () => difference];
  const comparison = createComparison(() => (answers.shift() ?? answers[0] ?? Promise.reject)());
  expect(await comparison()).toEqual({ unavailable: 'TEMPORAL_AWAY' });
  expect(await comparison()).toHaveProperty('comparedAt');
});

it('does not keep an operator waiting for a long comparison; the next answer has it', async () => {
  let finish: (difference: Difference) => void = () => {};
  const slow = new Promise<Difference>((resolve) => (finish = resolve));
  const comparison = createComparison(() => slow, { freshMs: 60_000, patienceMs: 1 });
  expect(await comparison()).toEqual({ unavailable: 'STILL_COMPARING' });
  finish(difference);
  await slow;
  expect(await comparison()).toHaveProperty('comparedAt');
});
