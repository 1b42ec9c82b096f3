import type { Benefit } from '#person/state';
import { runningBenefit as benefit } from '#testing/benefit';
import { describe, expect, it } from 'vitest';
import { benefitAnswer } from './benefit-view.ts';

const suspended: Benefit = {
  ...benefit,
  lastMonth: null,
  status: 'SUSPENDED',
  suspensions: [{ fromMonth: '2012-02', toMonth: null, cause: 'OFFICER', byEvent: 's' }],
};

describe('R7.9, R8.3 (八) a benefit as it stood on a day', () => {
  it('counts the present month, never more than the term, and none before it begins', () => {
    const used = ['2011-10-31', '2011-11-01', '2012-02-29', '2014-10-01', '2020-01-01'].map(
      (on) => benefitAnswer(benefit, on).monthsUsed,
    );
    expect(used).toEqual([0, 1, 4, 36, 36]);
  });

  it('does not count suspended months, and has no last month while a capped term is suspended', () => {
    const answer = benefitAnswer(suspended, '2012-06-01');
    expect(answer).toMatchObject({ monthsUsed: 3, status: 'SUSPENDED' });
    expect(answer).not.toHaveProperty('lastMonth');
  });

  it('a stop takes effect with its month: it was running in a month before', () => {
    const stopped: Benefit = { ...benefit, status: 'STOPPED', lastMonth: '2012-03' };
    const status = ['2012-03-31', '2012-04-01'].map((on) => benefitAnswer(stopped, on).status);
    expect(status).toEqual(['RUNNING', 'STOPPED']);
  });
});
