import { monthsBetween, plusMonths } from '#kernel/civil-date';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiryOf, lastGrantedBefore, lastMonthAfterResuming, monthsUsed, statusIn } from './benefit-term.ts';
import type { Benefit } from './state.ts';

const capped: Benefit = {
  id: 'b',
  benefit: 'SOCIAL_INSURANCE',
  form: 'FLEXIBLE',
  payee: 'PERSON',
  employmentId: 'e',
  firstMonth: '2011-08',
  termBasis: 'CAPPED_36',
  lastMonth: '2014-07',
  monthsBefore: 0,
  monthsGranted: 36,
  suspensions: [],
  status: 'RUNNING',
  remindersDone: [],
  remindersFor: '2014-07',
  remindersSince: 0,
  approvedOn: '2011-08-14',
  rule: 'R7.3a',
  schoolYear: null,
  monthlyAmount: null,
  settled: [],
  givenBack: [],
  recoverFrom: null,
  recoveries: [],
};

const suspendedFrom = (fromMonth: string): Benefit => ({
  ...capped,
  status: 'SUSPENDED',
  lastMonth: null,
  suspensions: [{ fromMonth, toMonth: null, cause: 'OFFICER', byEvent: 's' }],
});

const resumedWith = (benefit: Benefit, toMonth: string): Benefit => ({
  ...benefit,
  status: 'RUNNING',
  lastMonth: lastMonthAfterResuming(benefit, toMonth),
  suspensions: benefit.suspensions.map((one) => ({ ...one, toMonth })),
});

describe('R8.3 (八) the arithmetic of terms', () => {
  it('R8.4 (八) a term whose last month is 2014-07 expires at 2014-08-01 00:00', () => {
    expect(expiryOf('2014-07')).toBe(Date.parse('2014-08-01T00:00:00+08:00'));
  });

  it('R8.3 (八) any suspension and resumption grant 36 months in all, and move the end by the months between', () => {
    const months = fc.tuple(fc.integer({ min: 0, max: 35 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(months, ([start, length]) => {
        const from = plusMonths('2011-08', start);
        const resumed = resumedWith(suspendedFrom(from), plusMonths(from, length));
        const last = resumed.lastMonth ?? '';
        expect(monthsBetween('2014-07', last)).toBe(length);
        expect(monthsUsed(resumed, '2099-12')).toBe(36);
        expect(monthsUsed(resumed, plusMonths(last, -1))).toBe(35);
      }),
    );
  });

  it('the last granted month before a stop lies before the suspension it falls into', () => {
    const benefit = suspendedFrom('2012-01');
    expect(lastGrantedBefore(benefit, '2012-06')).toBe('2011-12');
    expect(lastGrantedBefore(capped, '2011-08')).toBeNull();
    expect(lastGrantedBefore(capped, '2020-01')).toBe('2014-07');
  });

  it('a suspension, a stop and an end take effect with their month', () => {
    const resumed = resumedWith(suspendedFrom('2012-01'), '2012-04');
    expect(['2011-12', '2012-01', '2012-03', '2012-04'].map((month) => statusIn(resumed, month))).toEqual([
      'RUNNING',
      'SUSPENDED',
      'SUSPENDED',
      'RUNNING',
    ]);
    const stopped: Benefit = { ...capped, status: 'STOPPED', lastMonth: '2012-03' };
    expect(['2012-03', '2012-04'].map((month) => statusIn(stopped, month))).toEqual(['RUNNING', 'STOPPED']);
  });

  it('stopped with its first month it has used none', () => {
    expect(monthsUsed({ ...capped, status: 'STOPPED', lastMonth: null }, '2012-03')).toBe(0);
  });
});
