import { formatInstant } from '#kernel/instant';
import { clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { assisted, employed, reviewChecks } from '#testing/assisted';
import { chain } from '#testing/chain';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const checks = reviewChecks;
const evidence = [{ kind: '年审登记表' }];

function log(person: Story, from = 0): readonly string[] {
  return person.events.slice(from).map(({ type, effectiveAt }) => `${type} ${formatInstant(effectiveAt).slice(0, 16)}`);
}

function certifiedIn2021(): Story {
  const dates = {
    registered: '2021-07-01',
    issued: '2021-07-01',
    lodged: '2021-07-02',
    checked: '2021-07-02',
    published: '2021-07-02',
    reviewed: '2021-07-12',
    certified: '2021-07-13',
    agreed: '2021-07-13',
  };
  return assisted({ birthOn: '1970-02-01', dates, employedFrom: '2021-07-14', approvedOn: '2021-08-02' });
}

describe('R6.4 (六) the no-show', () => {
  it('R6.4 (六) from 2012-01-05 to 2012-06-01: three reminders, missed, deregistered with effect from 2012-04-01, benefit stopped', () => {
    const person = assisted().at('2012-01-05');
    const past = person.events.length;
    expect(log(person).slice(-2)).toEqual([
      'AnnualReviewOpened 2012-01-01T00:00',
      'ReviewReminderRaised 2012-01-01T00:00',
    ]);
    person.at('2012-06-01');
    expect(log(person, past)).toEqual([
      'ReviewReminderRaised 2012-03-01T00:00',
      'ReviewReminderRaised 2012-03-24T00:00',
      'AnnualReviewMissed 2012-04-01T00:00',
      'QualificationDeregistered 2012-04-01T00:00',
      'BenefitStopped 2012-04-01T00:00',
    ]);
    expect(person.state).toMatchObject({
      stage: 'LEFT',
      qualification: 'DEREGISTERED',
      leaving: { act: 'DEREGISTRATION', reasonCode: 'ANNUAL_REVIEW_MISSED', on: '2012-04-01' },
      benefits: [{ status: 'STOPPED', lastMonth: '2012-03' }],
    });
    expect(person.deadlines).toEqual([]);
    const [missed, deregistered, stopped] = person.events.slice(-3);
    expect([deregistered?.causedBy, stopped?.causedBy]).toEqual([missed?.id, deregistered?.id]);
    expect(deregistered?.grounds).toEqual({ paragraphs: ['(五)', '(六)'], rules: ['R6.4', 'R5.7'] });
  });

  it('R6.4 (六) the last instant: nothing is missed at 2012-03-31 23:59:59', () => {
    expect(assisted().at('2012-03-31T23:59:59').state.qualification).toBe('CERTIFIED');
    expect(assisted().at('2012-04-01T00:00:00').state.qualification).toBe('DEREGISTERED');
  });

  it('R6.4 (六) a term that ends with March has expired before the no-show stops what runs', () => {
    const used = { fact: 'MONTHS_USED_BEFORE', value: 28, from: '2011-08-01', evidence: [{ kind: '证明' }] };
    const person = employed().does('RecordFact', used).at('2011-08-14');
    person
      .does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' }, countyOfficer)
      .at('2012-04-02');
    expect(log(person).slice(-3)).toEqual([
      'BenefitExpired 2012-04-01T00:00',
      'AnnualReviewMissed 2012-04-01T00:00',
      'QualificationDeregistered 2012-04-01T00:00',
    ]);
  });

  it('R6.1 (六) certified in the quarter: first reviewed the next year', () => {
    const dates = { registered: '2011-12-01', issued: '2011-12-01', lodged: '2011-12-02', checked: '2011-12-02' };
    const person = chain('certified', {
      dates: { ...dates, published: '2011-12-20', reviewed: '2012-01-04', certified: '2012-01-05' },
    });
    expect(person.at('2012-12-31').state.reviews).toEqual({});
    expect(Object.keys(person.at('2013-01-01').state.reviews)).toEqual(['2013']);
  });

  it('R6.1 (六) past retirement the person goes to the officer, never to missed', () => {
    const person = chain('certified', { birthOn: '1952-04-01' }).at('2012-04-02');
    expect(log(person).slice(-2)).toEqual([
      'RetirementReached 2012-04-01T00:00',
      'ReviewDecisionOverdue 2012-04-01T00:00',
    ]);
    expect(person.events.at(-1)?.data).toEqual({ year: '2012', cause: 'RETIRED' });
    expect(person.state.qualification).toBe('CERTIFIED');
  });

  it('R6.1 (六) with a recorded death the person goes to the officer, never to missed', () => {
    const death = { fact: 'DEATH', value: '2012-03-10', from: '2012-03-10', evidence: [{ kind: '死亡证明' }] };
    const person = chain('certified').at('2012-03-12').does('RecordFact', death).at('2012-04-02');
    expect(person.events.at(-1)).toMatchObject({ type: 'ReviewDecisionOverdue', data: { cause: 'DEATH' } });
  });
});

describe('R6.4 (六) from 2021-11-01 no machine decides alone', () => {
  const pending = () => certifiedIn2021().at('2022-06-01');

  it('R6.4 (六) missed in 2022: pending, stage unchanged, benefits suspended', () => {
    const person = pending();
    expect(log(person).slice(-2)).toEqual(['AnnualReviewMissed 2022-04-01T00:00', 'BenefitSuspended 2022-04-01T00:00']);
    expect(person.state).toMatchObject({
      stage: 'AGREED',
      qualification: 'DEREGISTRATION_PENDING',
      benefits: [{ status: 'SUSPENDED' }],
    });
    expect(person.tries('ResumeBenefit', { fromMonth: '2022-06', reason: '试' }, countyOfficer)).toMatchObject({
      refusal: { code: 'DEREGISTRATION_PENDING' },
    });
  });

  it('R6.4 (六) with a clock in 2026 the no-show ends in DEREGISTRATION_PENDING', () => {
    const person = certifiedIn2021();
    for (const year of [2022, 2023, 2024, 2025]) {
      const on = `${year}-02-10`;
      person.at(on).does('AttendReview', { on, checks }).does('PassReview', {}, countyOfficer);
    }
    expect(person.at('2026-04-01T00:00:00').state).toMatchObject({
      qualification: 'DEREGISTRATION_PENDING',
      stage: 'CERTIFIED',
    });
  });

  it('R6.4 (六) confirmed: deregistered with effect from 1 April, the benefit stopped with March', () => {
    const person = pending().does(
      'ConfirmDeregistration',
      { outcome: 'CONFIRMED', reason: '核实未参加' },
      countyOfficer,
    );
    expect(log(person).slice(-2)).toEqual([
      'QualificationDeregistered 2022-04-01T00:00',
      'BenefitStopped 2022-04-01T00:00',
    ]);
    expect(person.state).toMatchObject({
      stage: 'LEFT',
      qualification: 'DEREGISTERED',
      benefits: [{ status: 'STOPPED', lastMonth: '2022-03' }],
    });
  });

  it('R6.4 (六) excused: everything resumes, no month is lost', () => {
    const before = certifiedIn2021().state.benefits[0]?.lastMonth;
    const person = pending().does('ConfirmDeregistration', { outcome: 'EXCUSED', reason: '住院' }, countyOfficer);
    expect(log(person).slice(-2)).toEqual([
      'QualificationRestored 2022-04-01T00:00',
      'BenefitResumed 2022-04-01T00:00',
    ]);
    expect(person.state).toMatchObject({
      stage: 'AGREED',
      qualification: 'CERTIFIED',
      benefits: [{ status: 'RUNNING', lastMonth: before }],
      reviews: { '2022': { status: 'EXCUSED' } },
    });
    expect(person.at('2023-01-01').state.reviews['2023']?.status).toBe('OPEN');
  });

  it('R6.4 (六) nothing to confirm where nothing is pending', () => {
    const body = { outcome: 'CONFIRMED', reason: '试' };
    expect(assisted().tries('ConfirmDeregistration', body, countyOfficer)).toMatchObject({
      refusal: { code: 'NO_PENDING_DEREGISTRATION' },
    });
  });
});

describe('R6.2, R6.3, R6.5, R6.6 (六) attended', () => {
  it('R6.6 (六) no reminder after the person has attended; R6.3 passed', () => {
    const person = assisted().at('2012-02-06').does('AttendReview', { on: '2012-02-06', checks });
    person.does('PassReview', {}, countyOfficer).at('2012-12-31');
    expect(log(person).filter((line) => line.startsWith('ReviewReminder'))).toEqual([
      'ReviewReminderRaised 2012-01-01T00:00',
    ]);
    expect(person.state.reviews['2012']).toMatchObject({ status: 'PASSED', decisionOverdue: false });
    expect(person.state.qualification).toBe('CERTIFIED');
  });

  it('R6.5 (六) silence: attended and undecided on 31 March is not deregistered, the agency is overdue, and may still pass', () => {
    const person = assisted().at('2012-03-30').does('AttendReview', { on: '2012-03-30', checks }).at('2012-05-02');
    expect(person.events.at(-1)).toMatchObject({
      type: 'ReviewDecisionOverdue',
      data: { year: '2012', cause: 'UNDECIDED' },
    });
    expect(person.state).toMatchObject({ qualification: 'CERTIFIED', stage: 'AGREED' });
    person.does('PassReview', {}, countyOfficer);
    expect(person.state.reviews['2012']?.status).toBe('PASSED');
  });

  it('R6.4 (六) failed: deregistered on that day, benefits end with the month', () => {
    const person = assisted().at('2012-02-15').does('AttendReview', { on: '2012-02-15', checks });
    person.does('FailReview', { reasonCode: 'CERTIFICATE_MISUSE', reason: '转借证件' }, countyOfficer);
    expect(person.events.slice(-3).map(({ type }) => type)).toEqual([
      'AnnualReviewFailed',
      'QualificationDeregistered',
      'BenefitStopped',
    ]);
    expect(person.state).toMatchObject({
      leaving: { act: 'DEREGISTRATION', reasonCode: 'CERTIFICATE_MISUSE', on: '2012-02-15' },
      benefits: [{ status: 'STOPPED', lastMonth: '2012-02' }],
      reviews: { '2012': { status: 'FAILED' } },
    });
  });

  it('the four checks and the evidence stand in the protected part only', () => {
    const person = assisted()
      .at('2012-02-06')
      .does('AttendReview', { on: '2012-02-06', checks: { ...checks, basicInformation: '病休' }, evidence });
    expect(JSON.stringify(person.events.at(-1)?.data)).not.toContain('病休');
  });

  it('R6.2 (六) no decision before attendance, no attendance twice, none before the window', () => {
    const person = assisted();
    expect(person.tries('AttendReview', { on: '2011-08-14', checks })).toMatchObject({
      refusal: { code: 'REVIEW_NOT_OPEN', unmet: [{ satisfiableAt: Date.parse('2012-01-01T00:00:00+08:00') }] },
    });
    person.at('2012-01-10');
    expect(person.tries('PassReview', {}, countyOfficer)).toMatchObject({ refusal: { code: 'REVIEW_NOT_ATTENDED' } });
    expect(person.tries('AttendReview', { on: '2011-12-30', checks })).toMatchObject({
      refusal: { code: 'REVIEW_NOT_OPEN' },
    });
    person.does('AttendReview', { on: '2012-01-10', checks });
    expect(person.tries('AttendReview', { on: '2012-01-10', checks })).toMatchObject({
      refusal: { code: 'REVIEW_ALREADY_ATTENDED' },
    });
    person.does('PassReview', {}, countyOfficer);
    expect(
      person.tries('FailReview', { reasonCode: 'ANNUAL_REVIEW_FAILED', reason: '试' }, countyOfficer),
    ).toMatchObject({
      refusal: { code: 'REVIEW_ALREADY_DECIDED' },
    });
  });
});

describe('R6.8 (六) late entry: on paper in time, typed in after the first of April', () => {
  const onPaper = { on: '2012-03-30', checks, evidence };

  it('R6.8 (六) 2012 until 04-24: restores by itself, stage, agreement and benefit as they were', () => {
    const before = assisted().at('2012-03-31').state;
    const person = assisted().at('2012-04-24T23:59:59').does('AttendReview', onPaper);
    expect(log(person).slice(-2)).toEqual([
      'AnnualReviewAttended 2012-03-30T00:00',
      'QualificationRestored 2012-04-01T00:00',
    ]);
    const { stage, agreement, qualification, leaving, certification } = person.state;
    expect({ stage, agreement, qualification, leaving, certification }).toEqual({
      stage: before.stage,
      agreement: before.agreement,
      qualification: 'CERTIFIED',
      leaving: null,
      certification: before.certification,
    });
    expect(person.state.benefits[0]).toMatchObject({ status: 'RUNNING', lastMonth: '2014-07' });
    expect(person.state.reviews['2012']?.status).toBe('ATTENDED');
    person.at('2012-04-25');
    expect(person.events.at(-1)).toMatchObject({ type: 'ReviewDecisionOverdue', data: { cause: 'UNDECIDED' } });
    person.does('PassReview', {}, countyOfficer).at('2013-01-01');
    expect(person.state.reviews['2013']?.status).toBe('OPEN');
  });

  it('R6.8 (六) on 04-25 it is too late: refused with the last day', () => {
    expect(assisted().at('2012-04-25').tries('AttendReview', onPaper)).toMatchObject({
      refusal: {
        code: 'LATE_ENTRY_OVER',
        details: { until: '2012-04-24' },
        unmet: [{ condition: 'LATE_ENTRY_IN_TIME' }],
      },
    });
  });

  it('R6.8 (六) a late entry needs evidence, and a day within the window', () => {
    const person = assisted().at('2012-04-10');
    expect(person.tries('AttendReview', { on: '2012-03-30', checks })).toMatchObject({
      refusal: { code: 'EVIDENCE_MISSING' },
    });
    expect(person.tries('AttendReview', { ...onPaper, on: '2012-04-02' })).toMatchObject({
      refusal: { code: 'REVIEW_NOT_OPEN' },
    });
  });

  it('R6.8 (六) a pending deregistration is undone too, and the benefit resumes with April', () => {
    const person = certifiedIn2021()
      .at('2022-04-10')
      .does('AttendReview', { ...onPaper, on: '2022-03-30' });
    expect(log(person).slice(-2)).toEqual([
      'QualificationRestored 2022-04-01T00:00',
      'BenefitResumed 2022-04-01T00:00',
    ]);
    expect(person.state).toMatchObject({
      qualification: 'CERTIFIED',
      stage: 'AGREED',
      benefits: [{ status: 'RUNNING' }],
    });
  });

  it('the clerk is offered late entry after a no-show, the street officer is not', () => {
    const person = assisted().at('2012-04-10');
    expect(person.available(clerk)).toContain('AttendReview');
    expect(person.available(streetOfficer)).not.toContain('AttendReview');
  });
});
