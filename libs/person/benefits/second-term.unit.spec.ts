import { countyOfficer } from '#testing/actors';
import { assisted, reviewChecks } from '#testing/assisted';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

/** Two months used in 2011, the reviews passed since: a man who retires on 2016-08-15 and was first approved for 36 months. */
function stoppedEarly(): Story {
  const person = assisted()
    .at('2011-09-20')
    .does('StopBenefit', { fromMonth: '2011-10', reason: '中断缴费' }, countyOfficer);
  for (const year of [2012, 2013, 2014]) {
    const on = `${year}-02-10`;
    person.at(on).does('AttendReview', { on, checks: reviewChecks }).does('PassReview', {}, countyOfficer);
  }
  return person.at('2014-06-03');
}

describe('R8.1, R8.3 (八) a later term', () => {
  it('R8.1 (八) never runs past statutory retirement, however many months are left', () => {
    const person = stoppedEarly().does(
      'ApproveBenefit',
      { benefit: 'SOCIAL_INSURANCE', firstMonth: '2014-06' },
      countyOfficer,
    );
    expect(person.state.benefits[1]).toMatchObject({
      termBasis: 'CAPPED_36',
      monthsBefore: 2,
      monthsGranted: 27,
      lastMonth: '2016-08',
    });
  });

  it('R8.1 (八) within five years of retirement by then, it still looks from the first approval', () => {
    const person = stoppedEarly().does(
      'ApproveBenefit',
      { benefit: 'SOCIAL_INSURANCE', firstMonth: '2014-06' },
      countyOfficer,
    );
    expect(person.events.at(-1)).toMatchObject({ data: { referenceOn: '2011-08-14', approvedOn: '2014-06-03' } });
  });
});
