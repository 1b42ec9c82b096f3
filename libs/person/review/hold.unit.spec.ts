import { clerk, countyOfficer } from '#testing/actors';
import { assisted, reviewChecks } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import { instantOf } from '#testing/story';
import { describe, expect, it } from 'vitest';

const held = rulebook({ values: { missedReviewHoldUntil: '2012-05-02' } });

describe('R6.8 (六) a hold on no-shows', () => {
  it('R6.8 (六) puts off the settling until its day, and the effect stays 1 April', () => {
    const person = assisted({ rules: held }).at('2012-05-01T23:59:59');
    expect(person.state).toMatchObject({ qualification: 'CERTIFIED', reviews: { 2012: { status: 'OPEN' } } });
    person.at('2012-05-02T00:00:00');
    const left = person.events.findLast(({ type }) => type === 'QualificationDeregistered');
    expect(left).toMatchObject({ effectiveAt: instantOf('2012-04-01T00:00:00'), data: { on: '2012-04-01' } });
    expect(person.state.benefits[0]).toMatchObject({ status: 'STOPPED', lastMonth: '2012-03' });
  });

  it('R6.8 (六) while it holds, attendance in time on paper can be typed in and the review decided', () => {
    const person = chain('agreed', { rules: held }).at('2012-04-26');
    person
      .does('AttendReview', { on: '2012-03-30', checks: reviewChecks }, clerk)
      .does('PassReview', {}, countyOfficer);
    expect(person.at('2012-06-01').state).toMatchObject({
      qualification: 'CERTIFIED',
      reviews: { 2012: { status: 'PASSED' } },
    });
  });

  it('R6.8 (六) it holds for its area only, and one that is over before 1 April changes nothing', () => {
    const elsewhere = rulebook({ area: '340202', values: { missedReviewHoldUntil: '2012-05-02' } });
    expect(chain('agreed', { rules: elsewhere }).at('2012-04-01T00:00:00').state.qualification).toBe('DEREGISTERED');
    const over = rulebook({ values: { missedReviewHoldUntil: '2012-03-01' } });
    expect(chain('agreed', { rules: over }).at('2012-04-01T00:00:00').state.qualification).toBe('DEREGISTERED');
  });
});
