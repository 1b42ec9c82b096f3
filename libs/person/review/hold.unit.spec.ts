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

  it('R6.4 R6.8 (六) one that ends after 2021-11-01 leaves the deregistration to an officer, with effect from 1 April', () => {
    const rules = rulebook({ values: { missedReviewHoldUntil: '2021-12-01' } });
    const dates = { registered: '2020-08-17', issued: '2020-08-17', lodged: '2020-08-17', checked: '2020-08-17' };
    const later = { published: '2020-08-17', reviewed: '2020-08-25', certified: '2020-08-26', agreed: '2020-08-26' };
    const person = chain('agreed', { rules, dates: { ...dates, ...later }, birthOn: '1970-08-15' }).at(
      '2021-12-01T00:00:00',
    );
    expect(person.state).toMatchObject({
      qualification: 'DEREGISTRATION_PENDING',
      reviews: { 2021: { status: 'MISSED' } },
    });
    const missed = person.events.findLast(({ type }) => type === 'AnnualReviewMissed');
    expect(missed).toMatchObject({ effectiveAt: instantOf('2021-04-01T00:00:00'), data: { mode: 'confirm' } });
  });

  it('R6.8 (六) it holds for its area only, and one that is over before 1 April changes nothing', () => {
    const elsewhere = rulebook({ area: '340202', values: { missedReviewHoldUntil: '2012-05-02' } });
    expect(chain('agreed', { rules: elsewhere }).at('2012-04-01T00:00:00').state.qualification).toBe('DEREGISTERED');
    const over = rulebook({ values: { missedReviewHoldUntil: '2012-03-01' } });
    expect(chain('agreed', { rules: over }).at('2012-04-01T00:00:00').state.qualification).toBe('DEREGISTERED');
  });
});
