import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateAt, endOfDay, formatInstant, parseInstant, startOfDay } from './instant.ts';

describe('instants at Asia/Shanghai', () => {
  it('begins and ends a day at +08:00', () => {
    expect(formatInstant(startOfDay('2012-04-01'))).toBe('2012-04-01T00:00:00+08:00');
    expect(endOfDay('2011-10-08')).toBe(startOfDay('2011-10-09'));
  });

  it('reads the civil date on either side of midnight', () => {
    const midnight = startOfDay('2011-10-09');
    expect([dateAt(midnight - 1), dateAt(midnight)]).toEqual(['2011-10-08', '2011-10-09']);
  });

  it('reads any offset and keeps milliseconds', () => {
    expect(parseInstant('2012-03-31T16:00:00Z')).toBe(startOfDay('2012-04-01'));
    expect(formatInstant(parseInstant('2012-03-31T23:59:59.5+08:00'))).toBe('2012-03-31T23:59:59.500+08:00');
  });

  it('refuses instants without offset or that do not exist', () => {
    for (const text of [
      '2012-04-01',
      '2012-04-01T00:00:00',
      '2012-02-30T00:00:00Z',
      '2012-04-01T24:00:00Z',
      '2012-04-01T00:00:00+25:00',
      '',
    ]) {
      expect(() => parseInstant(text)).toThrow(RangeError);
    }
  });

  it('writes and reads back every instant, whatever the process calls its own time zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4e12, max: 8e12 }), (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
        expect(new Date(formatInstant(instant)).getTime()).toBe(instant);
      }),
    );
  });
});
