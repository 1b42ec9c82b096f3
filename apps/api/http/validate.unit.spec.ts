import { endOfDay, parseInstant } from '#kernel/instant';
import { describe, expect, it } from 'vitest';
import { Problem } from './problem.ts';
import { momentIn } from './validate.ts';

describe('a moment in an address', () => {
  it('is an instant, with its plus sign encoded or not, or a day as a whole', () => {
    const instant = parseInstant('2012-04-01T00:00:00+08:00');
    expect(momentIn('validAt', '2012-04-01T00:00:00+08:00')).toBe(instant);
    expect(momentIn('validAt', '2012-04-01T00:00:00 08:00')).toBe(instant);
    expect(momentIn('validAt', '2012-03-31')).toBe(endOfDay('2012-03-31') - 1);
  });

  it('and nothing else', () => {
    for (const text of [
      '',
      'yesterday',
      '2012-04-01 08:00',
      '2012-04-01T00:00:00',
      '2012-02-30',
      '2012-04-01T00:00:00 08',
    ])
      expect(() => momentIn('validAt', text)).toThrow(Problem);
  });
});
