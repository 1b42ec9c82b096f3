import { formatInstant } from '#kernel/instant';
import { countyOfficer } from '#testing/actors';
import { assisted, reviewChecks } from '#testing/assisted';
import { chain } from '#testing/chain';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

/** Certified in 2020; the review of 2021 is missed, and a restoration sets the day until which it may be made good. */
function restoredUntil(reviewDueBy: string): Story {
  const first = { registered: '2020-01-06', issued: '2020-01-06', lodged: '2020-01-07', checked: '2020-01-07' };
  const then = { published: '2020-01-07', reviewed: '2020-01-19', certified: '2020-01-20', agreed: '2020-01-20' };
  const told = assisted({
    birthOn: '1964-08-15',
    dates: { ...first, ...then },
    employedFrom: '2020-01-21',
    approvedOn: '2020-02-05',
  });
  const { leaving } = told.at('2021-09-01').state;
  const body = { of: leaving?.eventId, from: leaving?.on, reviewDueBy, reason: '住院' };
  return told.does('RestoreQualification', body, countyOfficer);
}

describe('R6.4 (六) whether the machine may deregister is read for the day of the effect', () => {
  it('R6.4 (六) missed on 2021-04-01 it is automatic', () => {
    expect(restoredUntil('2021-10-30').events.find(({ type }) => type === 'AnnualReviewMissed')).toMatchObject({
      data: { on: '2021-04-01', mode: 'automatic' },
    });
  });

  it('R6.4 (六) with effect from 2021-10-31, the last day, the person is deregistered', () => {
    const person = restoredUntil('2021-10-30').at('2022-01-05');
    expect(person.state).toMatchObject({ stage: 'LEFT', qualification: 'DEREGISTERED', leaving: { on: '2021-10-31' } });
  });

  it('R6.4 (六) with effect from 2021-11-01 it waits for an officer', () => {
    const person = restoredUntil('2021-10-31').at('2022-01-05');
    expect(person.state).toMatchObject({ qualification: 'DEREGISTRATION_PENDING', leaving: null });
    expect(person.state.reviews['2021']?.missed?.on).toBe('2021-11-01');
  });
});

describe('R6.1, R6.6 (六) the window and its reminders, to the instant', () => {
  const types = (person: Story): readonly string[] =>
    person.events.filter(({ type }) => /^(Annual)?Review/.test(type)).map(({ type }) => type);

  it('R6.1 (六) it opens at 2012-01-01 00:00, not a second before, with the first reminder behind it', () => {
    expect(types(assisted().at('2011-12-31T23:59:59'))).toEqual([]);
    expect(types(assisted().at('2012-01-01T00:00:00'))).toEqual(['AnnualReviewOpened', 'ReviewReminderRaised']);
  });

  it('R6.1 (六) certified on 2011-12-31 the person is in scope of 2012, certified on 2012-01-01 of 2013', () => {
    const dates = { registered: '2011-12-12', issued: '2011-12-12', lodged: '2011-12-13', checked: '2011-12-13' };
    const reviewed = (certified: string): readonly string[] => {
      const then = { published: '2011-12-14', reviewed: '2011-12-30', certified };
      return Object.keys(chain('certified', { dates: { ...dates, ...then } }).at('2013-01-01').state.reviews);
    };
    expect([reviewed('2011-12-31'), reviewed('2012-01-01')]).toEqual([['2012'], ['2013']]);
  });

  it('R6.1 (六) attended on 1 January and on 31 March, the first and the last day', () => {
    for (const on of ['2012-01-01', '2012-03-31']) {
      const person = assisted().at(`${on}T23:59:00`).does('AttendReview', { on, checks: reviewChecks });
      expect(person.state.reviews['2012']?.attended?.on).toBe(on);
    }
  });

  it('R6.6 (六) attended on the day of a reminder, only those before it were raised; each is raised once', () => {
    const person = assisted().at('2012-03-01').does('AttendReview', { on: '2012-03-01', checks: reviewChecks });
    const days = person
      .at('2012-06-01')
      .events.filter(({ type }) => type === 'ReviewReminderRaised')
      .map(({ effectiveAt }) => formatInstant(effectiveAt).slice(0, 10));
    expect(days).toEqual(['2012-01-01', '2012-03-01']);
  });
});

describe('R6.3, R6.5 (六) the decision', () => {
  it('R6.3 (六) passed: the year is closed, nothing of it falls due, the next one opens', () => {
    const person = assisted().at('2012-02-06').does('AttendReview', { on: '2012-02-06', checks: reviewChecks });
    person.does('PassReview', {}, countyOfficer);
    expect(person.events.at(-1)).toMatchObject({ type: 'AnnualReviewPassed', grounds: { rules: ['R6.3'] } });
    expect(person.deadlines.filter(({ rule }) => rule.startsWith('R6.'))).toMatchObject([
      { kind: 'AnnualReviewOpened', subject: '2013' },
    ]);
    expect(person.at('2012-12-31').state.qualification).toBe('CERTIFIED');
  });

  it('R6.5 (六) the agency is overdue at 2012-04-01 00:00, once, however long it stays silent', () => {
    const person = assisted().at('2012-03-31').does('AttendReview', { on: '2012-03-31', checks: reviewChecks });
    const overdue = person.at('2012-08-31').events.filter(({ type }) => type === 'ReviewDecisionOverdue');
    expect(overdue.map(({ effectiveAt }) => formatInstant(effectiveAt))).toEqual(['2012-04-01T00:00:00+08:00']);
    expect(person.state).toMatchObject({ qualification: 'CERTIFIED', leaving: null });
  });
});
