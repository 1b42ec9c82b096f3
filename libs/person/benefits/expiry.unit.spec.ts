import { formatInstant } from '#kernel/instant';
import { countyOfficer } from '#testing/actors';
import { assisted, employed, reviewChecks } from '#testing/assisted';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

/** Attends and passes the reviews of those years, so that the term ends by time alone. */
function reviewed(person: Story, ...years: readonly number[]): Story {
  return years.reduce((told, year) => {
    const on = `${year}-02-01`;
    return told
      .at(on)
      .does('AttendReview', { year: String(year), on, checks: reviewChecks })
      .does('PassReview', {}, countyOfficer);
  }, person);
}

function times(person: Story, ...types: readonly string[]): readonly string[] {
  return person.events
    .filter(({ type }) => types.includes(type))
    .map((event) => `${event.type} ${formatInstant(event.effectiveAt)}`);
}

describe('R8.4 (八) reminders and expiry of a term 2011-08..2014-07', () => {
  it('R8.4 (八) expires at 2014-08-01T00:00:00+08:00, exactly once, reminders 90, 60, 30 and 7 days before, each once', () => {
    const person = reviewed(assisted(), 2012, 2013, 2014).at('2014-09-30');
    expect(times(person, 'ExpiryReminderRaised', 'ReminderLapsed', 'BenefitExpired')).toEqual([
      'ExpiryReminderRaised 2014-05-03T00:00:00+08:00',
      'ExpiryReminderRaised 2014-06-02T00:00:00+08:00',
      'ExpiryReminderRaised 2014-07-02T00:00:00+08:00',
      'ExpiryReminderRaised 2014-07-25T00:00:00+08:00',
      'BenefitExpired 2014-08-01T00:00:00+08:00',
    ]);
    expect(person.state.benefits[0]?.status).toBe('EXPIRED');
    expect(person.state.stage).toBe('CERTIFIED');
  });

  it('R8.4 (八) one jump or day by day: the same log', () => {
    const jump = reviewed(assisted(), 2012, 2013, 2014).at('2014-08-02');
    const slow = reviewed(assisted(), 2012, 2013, 2014);
    for (let day = 1; day <= 31; day += 1) slow.at(`2014-07-${String(day).padStart(2, '0')}`);
    slow.at('2014-08-02');
    const told = (person: Story) => person.events.map(({ type, effectiveAt, data }) => ({ type, effectiveAt, data }));
    expect(told(slow).slice(20)).toEqual(told(jump).slice(20));
  });

  it('R8.4 (八) a short term approved with reminders behind it: they lapse, none is sent early or for a moment before', () => {
    const evidence = [{ kind: '证明' }];
    const person = employed().does('RecordFact', {
      fact: 'MONTHS_USED_BEFORE',
      value: 35,
      from: '2011-08-01',
      evidence,
    });
    person
      .at('2011-08-14')
      .does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' }, countyOfficer)
      .at('2011-09-02');
    const told = person.events
      .filter(({ type }) => /Reminder|Expired/.test(type))
      .map(({ type, data }) => [type, 'daysBefore' in data && data.daysBefore]);
    expect(told).toEqual([
      ['ReminderLapsed', 30],
      ['ReminderLapsed', 60],
      ['ReminderLapsed', 90],
      ['ExpiryReminderRaised', 7],
      ['BenefitExpired', false],
    ]);
  });
});

describe('R8.3 (八) suspended months do not count', () => {
  const suspended = () =>
    assisted().at('2011-12-10').does('SuspendBenefit', { fromMonth: '2012-01', reason: '中断缴费' }, countyOfficer);

  it('R8.3 (八) no expiry is due while a capped term is suspended, and it has no last month', () => {
    const person = suspended();
    expect(person.state.benefits[0]).toMatchObject({ status: 'SUSPENDED', lastMonth: null });
    expect(person.deadlines.filter(({ kind }) => /Expir|Lapsed/.test(kind))).toEqual([]);
  });

  it('R8.3 (八) resuming three months later moves the end by three months, with reminders of its own', () => {
    const person = suspended().at('2012-03-20');
    person.does('AttendReview', { on: '2012-03-20', checks: reviewChecks }).does('PassReview', {}, countyOfficer);
    person.does('ResumeBenefit', { fromMonth: '2012-04', reason: '恢复缴费' }, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ status: 'RUNNING', lastMonth: '2014-10', monthsGranted: 36 });
    expect(person.deadlines.find(({ kind }) => kind === 'BenefitExpired')?.dueAt).toBe(
      Date.parse('2014-11-01T00:00:00+08:00'),
    );
  });

  it('R8.3 (八) resumed with the very month of the suspension, the end stays', () => {
    const person = suspended().does('ResumeBenefit', { fromMonth: '2012-01', reason: '更正' }, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ lastMonth: '2014-07', remindersFor: '2014-07' });
  });

  it('R8.1 (八) an until-retirement term keeps its end in a suspension and expires with it', () => {
    const person = assisted({ approvedOn: '2011-08-15' });
    person.at('2011-12-10').does('SuspendBenefit', { fromMonth: '2012-01', reason: '中断缴费' }, countyOfficer);
    reviewed(person, 2012, 2013, 2014, 2015, 2016).at('2016-09-02');
    expect(person.state.benefits[0]).toMatchObject({ status: 'EXPIRED', lastMonth: '2016-08' });
    expect(times(person, 'RetirementReached', 'BenefitExpired')).toEqual([
      'RetirementReached 2016-08-15T00:00:00+08:00',
      'BenefitExpired 2016-09-01T00:00:00+08:00',
    ]);
  });

  it('a suspension outside the term, and one of what is not running, are refused', () => {
    const person = assisted();
    const late = { fromMonth: '2014-08', reason: '更正' };
    expect(person.tries('SuspendBenefit', late, countyOfficer)).toMatchObject({
      refusal: { code: 'MONTH_OUT_OF_TERM' },
    });
    expect(person.tries('ResumeBenefit', late, countyOfficer)).toMatchObject({
      refusal: { code: 'BENEFIT_NOT_SUSPENDED' },
    });
  });
});

describe('R8.3 (八) stopping', () => {
  it('the last month of a stopped benefit is its last granted one', () => {
    const person = assisted()
      .at('2011-12-10')
      .does('SuspendBenefit', { fromMonth: '2011-11', reason: '中断缴费' }, countyOfficer);
    person.does('StopBenefit', { fromMonth: '2012-01', reason: '不再符合' }, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ status: 'STOPPED', lastMonth: '2011-10' });
  });

  it('stopped with its first month nothing was granted, and nothing is used', () => {
    const person = assisted().does('StopBenefit', { fromMonth: '2011-08', reason: '误核' }, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ status: 'STOPPED', lastMonth: null });
    person.does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' }, countyOfficer);
    expect(person.state.benefits[1]).toMatchObject({ monthsBefore: 0, lastMonth: '2014-07' });
  });
});
