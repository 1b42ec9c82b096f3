import { describe, expect, it } from 'vitest';
import { endOpen, spanOn, succeed, valueOn } from './span.ts';

const registered = succeed([], 'REGISTERED', '2011-09-01', 'e1');

describe('spans of a dated fact', () => {
  it('holds from its first day until the day before its end', () => {
    const spans = succeed(registered, 'APPLIED', '2011-09-05', 'e2');
    expect(
      ['2011-08-31', '2011-09-01', '2011-09-04', '2011-09-05', '2030-01-01'].map((on) => valueOn(spans, on)),
    ).toEqual([undefined, 'REGISTERED', 'REGISTERED', 'APPLIED', 'APPLIED']);
  });

  it('lets the later recorded of two spans count', () => {
    const corrected = [...registered, { value: 'REFUSED', from: '2011-09-01', to: '2011-09-03', byEvent: 'e3' }];
    expect(valueOn(corrected, '2011-09-02')).toBe('REFUSED');
    expect(spanOn(corrected, '2011-09-03')?.byEvent).toBe('e1');
  });

  it('never ends a span before it began', () => {
    expect(endOpen(registered, '2011-08-01')[0]?.to).toBe('2011-09-01');
  });
});
