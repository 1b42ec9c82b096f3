import { countyOfficer } from '#testing/actors';
import { assisted, employed, hired, recorded, reviewChecks } from '#testing/assisted';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const approve = (person: Story, firstMonth: string, more: object = {}) =>
  person
    .does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth, ...more }, countyOfficer)
    .state.benefits.at(-1);

const stop = (person: Story, fromMonth: string) =>
  person.does('StopBenefit', { fromMonth, reason: '变更' }, countyOfficer);

describe('R8.3 (八) a change of form at a month’s end, one counter', () => {
  /** Flexible 2011-08..2011-11, hired by an enterprise on 2011-12-01. */
  const changed = (options: Parameters<typeof assisted>[0] = {}) => {
    const person = assisted(options).at('2011-12-01');
    person.does('EndEmployment', { on: '2011-11-30', reason: '转入企业' });
    hired(person, '2011-12-01', { form: 'ENTERPRISE' });
    return person;
  };

  it('R8.3, R7.5 (八) in the month of the old form the new one is refused; stopped with the month it follows without a gap', () => {
    const person = changed();
    const body = { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-12' };
    expect(person.tries('ApproveBenefit', body, countyOfficer)).toMatchObject({ refusal: { code: 'DOUBLE_BENEFIT' } });
    stop(person, '2011-12');
    expect(approve(person, '2011-12')).toMatchObject({
      form: 'ENTERPRISE',
      payee: 'EMPLOYER',
      monthsBefore: 4,
      monthsGranted: 32,
      lastMonth: '2014-07',
      termBasis: 'CAPPED_36',
    });
    expect(person.state.firstSubsidyApproval).toMatchObject({ on: '2011-08-14' });
  });

  it('R8.1 (八) until retirement stays until retirement: the reference date is that of the first approval', () => {
    const person = stop(changed({ approvedOn: '2011-08-15' }), '2011-12');
    expect(approve(person, '2011-12')).toMatchObject({ termBasis: 'UNTIL_RETIREMENT', lastMonth: '2016-08' });
  });

  it('R8.1, R8.3 (八) nor does a later age turn a capped term: five years before 60 come in the gap', () => {
    const person = stop(assisted({ birthOn: '1956-10-01' }), '2011-09').at('2011-10-10');
    expect(approve(person, '2011-10')).toMatchObject({ termBasis: 'CAPPED_36', monthsBefore: 1, lastMonth: '2014-08' });
  });
});

describe('R8.1 (八) one reference date for both subsidies', () => {
  it('R8.1 (八) the post subsidy first: its approval is the reference date of the other', () => {
    const person = employed({ form: 'PUBLIC_POST' }).at('2011-08-14');
    approve(person, '2011-08', { benefit: 'POST' });
    person.at('2011-08-20');
    expect(approve(person, '2011-08')).toMatchObject({ termBasis: 'CAPPED_36', lastMonth: '2014-07' });
    expect(person.events.at(-1)?.data).toMatchObject({ referenceOn: '2011-08-14' });
  });
});

describe('R8.3 (八) monthCounting by the calendar from the first approval', () => {
  const rules = rulebook({ values: { monthCounting: 'calendar' } });

  it('R8.3 (八) a gap counts: stopped with 2011-11 and approved again for 2012-03 it still ends 2014-07', () => {
    const person = stop(assisted({ rules }).at('2011-10-10'), '2011-11').at('2012-03-05');
    person.does('AttendReview', { on: '2012-03-05', checks: reviewChecks }).does('PassReview', {}, countyOfficer);
    expect(approve(person, '2012-03')).toMatchObject({ monthsBefore: 3, monthsGranted: null, lastMonth: '2014-07' });
  });

  it('R8.3 (八) a suspension does not move the end', () => {
    const person = assisted({ rules }).at('2011-12-10');
    person.does('SuspendBenefit', { fromMonth: '2012-01', reason: '中断' }, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ status: 'SUSPENDED', lastMonth: '2014-07' });
    person.does('ResumeBenefit', { fromMonth: '2012-01', reason: '恢复' }, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ status: 'RUNNING', lastMonth: '2014-07' });
  });

  it('R8.3 (八) a first month before the month of the approval begins the calendar: never more than 36', () => {
    const person = employed({ rules, birthOn: '1958-01-10' }).at('2011-10-10');
    expect(approve(person, '2011-08')).toMatchObject({ lastMonth: '2014-07' });
  });

  it('R8.3 (八) months used before the register have gone by as well; none left is refused', () => {
    const person = recorded(employed({ rules }), 'MONTHS_USED_BEFORE', { value: 30 });
    expect(approve(person, '2011-08')).toMatchObject({ lastMonth: '2012-01' });
    const full = recorded(employed({ rules }), 'MONTHS_USED_BEFORE', { value: 36 });
    expect(
      full.tries('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' }, countyOfficer),
    ).toMatchObject({ refusal: { code: 'MONTHS_EXHAUSTED', details: { max: 36 } } });
  });

  it('R8.3 (八) each subsidy has its own calendar', () => {
    const person = employed({ rules, form: 'PUBLIC_POST' });
    approve(person, '2011-08');
    person.at('2011-11-10');
    expect(approve(person, '2011-11', { benefit: 'POST' })).toMatchObject({ lastMonth: '2014-10' });
  });
});
