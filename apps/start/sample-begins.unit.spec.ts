import { expect, it } from 'vitest';
import { sampleBegins } from './sample-begins.mjs';

it('begins fourteen months before the end, on the first of a month', () => {
  expect(sampleBegins('2026-01-05T09:00:00+08:00')).toBe('2024-11-01T01:00:00.000Z');
});

it('begins on no day before 2011-08-22, and never after the end', () => {
  expect(sampleBegins('2012-01-05T09:00:00+08:00')).toBe('2011-08-22T01:00:00.000Z');
  expect(sampleBegins('2011-08-22T01:00:00+08:00')).toBe('2011-08-21T17:00:00.000Z');
});
