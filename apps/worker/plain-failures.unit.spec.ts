import { CancelledFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import { kindOf, plainFailures } from './plain-failures.ts';

test('only the kind of a failure travels to Temporal; the whole of it goes to our own log', async () => {
  const secret = 'row of canary-value';
  const told: unknown[] = [];
  const interceptor = plainFailures('settle', (_, error) => told.push(error));
  const failing = async () => Promise.reject(Object.assign(new TypeError(secret), { code: '23505' }));
  const failure: unknown = await interceptor
    .execute?.({ args: [], headers: {} }, failing)
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ message: 'settle failed (TypeError 23505)' });
  expect(JSON.stringify(failure)).not.toContain(secret);
  expect(told).toMatchObject([{ message: secret }]);
});

test('a code that is no code is left out', () => {
  expect(kindOf(Object.assign(new Error('x'), { code: 'a sentence about somebody' }))).toBe('Error');
  expect(kindOf('a bare string')).toBe('unknown');
});

test('a cancellation passes as it is', async () => {
  const cancelled = new CancelledFailure('CANCELLED');
  const outcome = plainFailures('settle', () => {}).execute?.({ args: [], headers: {} }, () =>
    Promise.reject(cancelled),
  );
  await expect(outcome).rejects.toBe(cancelled);
});
