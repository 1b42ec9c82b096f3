import { formatInstant } from '#kernel/instant';
import { countyOfficer, streetOfficer } from '#testing/actors';
import { assisted, employed, reviewChecks } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const evidence = [{ kind: '调查记录' }];

function exit(person: Story, reasonCode: string, on: string) {
  return person.at(on).does('ExitPerson', { reasonCode, on }, streetOfficer);
}

function types(person: Story, last: number): readonly string[] {
  return person.events.slice(-last).map(({ type }) => type);
}

describe('R5.7, R5.10 (五) exit', () => {
  it.each([
    'OWN_REQUEST',
    'STUDY',
    'MILITARY',
    'EMIGRATED',
    'MOVED_OUT',
    'IMPRISONED',
    'NO_CONTACT_6_MONTHS',
    'LOST_WORK_ABILITY',
  ])('R5.10 (五) %s ends the benefit with the month', (reasonCode) => {
    const person = exit(assisted(), reasonCode, '2011-11-10');
    expect(types(person, 2)).toEqual(['PersonExited', 'BenefitStopped']);
    expect(person.state).toMatchObject({
      stage: 'LEFT',
      qualification: 'EXITED',
      leaving: { act: 'EXIT', reasonCode, on: '2011-11-10' },
      benefits: [{ status: 'STOPPED', lastMonth: '2011-11' }],
    });
    expect(person.events.at(-1)?.data).toMatchObject({ cause: 'EXIT', recovery: false });
  });

  it('R5.10 (五) IMPRISONED stops from the month that is said, at the latest with the month, and asks nothing back by itself', () => {
    const body = (stopFromMonth: string) => ({ reasonCode: 'IMPRISONED', on: '2011-11-10', stopFromMonth });
    const person = assisted().at('2011-11-10');
    expect(person.tries('ExitPerson', body('2012-01'), streetOfficer)).toMatchObject({
      refusal: {
        code: 'STOP_AFTER_LEAVING',
        grounds: { rules: ['R5.10', 'R3.1'] },
        unmet: [{ actual: '2012-01', needed: '<=2011-12' }],
      },
    });
    person.does('ExitPerson', body('2011-10'), streetOfficer);
    expect(person.events.at(-1)).toMatchObject({
      type: 'BenefitStopped',
      data: { fromMonth: '2011-10', lastMonth: '2011-09', recovery: false },
    });
  });

  it('R5.10 (五) DEATH ends with its month, however late it is known, and opens recovery', () => {
    const person = assisted()
      .at('2012-01-20')
      .does('RecordVisit', { findings: { family: '独居' } });
    person.does('ExitPerson', { reasonCode: 'DEATH', on: '2011-12-30', note: '家属告知' }, streetOfficer);
    expect(person.events.at(-1)).toMatchObject({
      type: 'BenefitStopped',
      data: { lastMonth: '2011-12', fromMonth: '2012-01', recovery: true },
    });
    expect(formatInstant(person.events.at(-2)?.effectiveAt ?? 0)).toBe('2011-12-30T00:00:00+08:00');
  });

  it('R5.8, R5.10 (五) EMPLOYED_STABLY is refused while a benefit runs, and passes when none does', () => {
    const person = assisted().at('2011-11-10');
    const body = { reasonCode: 'EMPLOYED_STABLY', on: '2011-11-10' };
    expect(person.tries('ExitPerson', body, streetOfficer)).toMatchObject({
      refusal: {
        code: 'BENEFIT_RUNNING',
        grounds: { rules: ['R5.10', 'R5.8'] },
        unmet: [{ condition: 'NO_BENEFIT_RUNNING' }],
      },
    });
    person.does('StopBenefit', { fromMonth: '2011-12', reason: '本人放弃' }, countyOfficer);
    expect(person.tries('ExitPerson', body, streetOfficer)).toMatchObject({
      refusal: { unmet: [{ satisfiableAt: Date.parse('2011-12-01T00:00:00+08:00') }] },
    });
    expect(exit(person, 'EMPLOYED_STABLY', '2011-12-01').state.stage).toBe('LEFT');
  });

  it('R8.6 (八) RETIRED needs the statutory date, which ends nothing by itself', () => {
    const person = chain('certified', { birthOn: '1951-11-15' }).at('2011-11-10');
    expect(person.tries('ExitPerson', { reasonCode: 'RETIRED', on: '2011-11-10' }, streetOfficer)).toMatchObject({
      refusal: { code: 'RETIREMENT_NOT_REACHED', unmet: [{ satisfiableAt: Date.parse('2011-11-15T00:00:00+08:00') }] },
    });
    person.at('2011-11-20');
    expect(person.events.at(-1)?.type).toBe('RetirementReached');
    expect(person.state.qualification).toBe('CERTIFIED');
    expect(exit(person, 'RETIRED', '2011-11-20').state.leaving?.reasonCode).toBe('RETIRED');
  });

  it('R5.7 (五) BENEFIT_TERM_ENDED needs a term that has ended', () => {
    expect(
      chain('certified').tries('ExitPerson', { reasonCode: 'BENEFIT_TERM_ENDED', on: '2011-09-13' }, streetOfficer),
    ).toMatchObject({
      refusal: { code: 'BENEFIT_TERM_NOT_ENDED' },
    });
  });

  it('R5.7, R7.4a (五)(七) a reward granted once is no term that has ended', () => {
    const household = { categories: ['ZERO_EMPLOYMENT_HOUSEHOLD'], form: 'ENTERPRISE' } as const;
    const person = employed({ ...household, contractTo: '2012-08-10', employerArea: '340104' }).at('2011-08-14');
    person.does('ApproveBenefit', { benefit: 'HIRING_REWARD', firstMonth: '2011-08' }, countyOfficer);
    expect(
      person.tries('ExitPerson', { reasonCode: 'BENEFIT_TERM_ENDED', on: '2011-08-14' }, streetOfficer),
    ).toMatchObject({ refusal: { code: 'BENEFIT_TERM_NOT_ENDED', unmet: [{ actual: 'NONE' }] } });
  });

  it('R6.1 (六) leaving closes an open review and leaves nothing due', () => {
    const person = exit(assisted().at('2012-01-10'), 'OWN_REQUEST', '2012-02-01');
    expect(person.state.reviews['2012']?.status).toBe('CLOSED');
    expect(person.deadlines).toEqual([]);
  });

  it('R5.7 (五) before certification a case is closed, not exited; afterwards the other way round', () => {
    const early = chain('published').at('2011-09-02');
    const body = { reasonCode: 'OWN_REQUEST', on: '2011-09-02' };
    expect(early.tries('ExitPerson', body, streetOfficer)).toMatchObject({ refusal: { code: 'NOT_CERTIFIED' } });
    early.does('CloseCase', body, streetOfficer);
    expect(early.state).toMatchObject({ stage: 'LEFT', qualification: 'NONE', leaving: { act: 'CLOSURE' } });
    expect(early.deadlines).toEqual([]);
    const late = chain('certified');
    expect(late.tries('CloseCase', { ...body, on: '2011-09-13' }, streetOfficer)).toMatchObject({
      refusal: { code: 'OUT_OF_ORDER' },
    });
  });

  it('R5.9 (五) re-entry in the same stream: the months used still count, the reference date stays', () => {
    const person = exit(assisted(), 'OWN_REQUEST', '2011-12-20');
    const dates = { registered: '2012-03-01', issued: '2012-03-01', lodged: '2012-03-02', checked: '2012-03-02' };
    chain('certified', {
      after: person,
      dates: { ...dates, published: '2012-03-05', reviewed: '2012-03-14', certified: '2012-03-15' },
    });
    person.at('2012-03-20').does('RecordEmployment', { form: 'FLEXIBLE', from: '2012-03-20' });
    const [first] = person.state.employments;
    person.does('EndEmployment', { employmentId: first?.id, on: '2012-03-20', reason: '更替' });
    person.does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2012-04' }, countyOfficer);
    expect(person.state.benefits[1]).toMatchObject({ monthsBefore: 5, monthsGranted: 31, lastMonth: '2014-10' });
    expect(person.events.at(-1)?.data).toMatchObject({ referenceOn: '2011-08-14' });
    expect(Object.keys(person.at('2013-01-01').state.reviews)).toEqual(['2013']);
  });
});

describe('R5.5 (五) cancellation', () => {
  const ground = { ground: 'FALSE_DECLARATION', reason: '虚报', evidence, stopFromMonth: '2011-10' };

  it('R5.5, R5.10 (五) stops from stopFromMonth, with recovery for fraud', () => {
    const person = assisted().at('2011-12-05').does('CancelQualification', ground, countyOfficer);
    expect(person.state).toMatchObject({
      qualification: 'CANCELLED',
      leaving: { act: 'CANCELLATION' },
      benefits: [{ lastMonth: '2011-09' }],
    });
    expect(person.events.at(-1)?.data).toMatchObject({ cause: 'CANCELLATION', recovery: true });
  });

  it('R5.10, R3.1 (五)(三) nothing is paid beyond the month of the cancellation, whatever month is typed', () => {
    const later = { ...ground, ground: 'NO_LONGER_QUALIFIED', stopFromMonth: '2012-02' };
    const person = assisted().at('2011-12-05');
    expect(person.tries('CancelQualification', later, countyOfficer)).toMatchObject({
      refusal: { code: 'STOP_AFTER_LEAVING', unmet: [{ condition: 'STOPS_WITH_LEAVING', needed: '<=2012-01' }] },
    });
    person.does('CancelQualification', { ...later, stopFromMonth: '2012-01' }, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ status: 'STOPPED', lastMonth: '2011-12' });
  });

  it('R5.8 (五) "already employed" is no ground while a benefit runs', () => {
    const body = { ...ground, ground: 'ALREADY_EMPLOYED' };
    expect(assisted().tries('CancelQualification', body, countyOfficer)).toMatchObject({
      refusal: { code: 'BENEFIT_RUNNING' },
    });
    expect(chain('certified').tries('CancelQualification', body, countyOfficer)).toMatchObject({ outcome: 'accepted' });
  });

  it('R5.5 (五) without evidence it is refused', () => {
    expect(assisted().tries('CancelQualification', { ...ground, evidence: [] }, countyOfficer)).toMatchObject({
      refusal: { code: 'CANCELLATION_NEEDS_GROUND', unmet: [{ condition: 'EVIDENCE' }] },
    });
  });
});

describe('R6.8 (六) restoration, one by one', () => {
  const restore = (person: Story, more: object = {}) => {
    const { eventId: of, on: from } = person.state.leaving ?? { eventId: '', on: '' };
    return { of, from, reason: '复核', ...more };
  };

  it('R6.8 (六) gives back stage, benefits and months, sets the missed year’s new date, and that date is kept', () => {
    const person = assisted().at('2012-06-01');
    person.does('RestoreQualification', restore(person, { reviewDueBy: '2012-06-30' }), countyOfficer);
    expect(person.state).toMatchObject({
      stage: 'AGREED',
      qualification: 'CERTIFIED',
      benefits: [{ status: 'RUNNING', lastMonth: '2014-07' }],
      reviews: { '2012': { status: 'OPEN', dueBy: '2012-06-30' } },
    });
    expect(person.state.qualifications.findLast(({ from }) => from <= '2012-05-01')?.value).toBe('CERTIFIED');
    person
      .at('2012-06-29')
      .does('AttendReview', { on: '2012-06-29', checks: reviewChecks })
      .does('PassReview', {}, countyOfficer);
    expect(Object.keys(person.at('2013-01-01').state.reviews)).toEqual(['2012', '2013']);
  });

  it('R6.8 (六) the new date missed as well: deregistered from the day after it', () => {
    const person = assisted().at('2012-06-01');
    person.does('RestoreQualification', restore(person, { reviewDueBy: '2012-06-30' }), countyOfficer).at('2012-07-05');
    expect(person.state).toMatchObject({
      qualification: 'DEREGISTERED',
      leaving: { on: '2012-07-01' },
      benefits: [{ lastMonth: '2012-06' }],
    });
  });

  it('R6.8 (六) restored twice: a date in the next year, missed again, can be set anew', () => {
    const person = assisted().at('2013-02-01');
    person.does('RestoreQualification', restore(person, { reviewDueBy: '2013-02-28' }), countyOfficer).at('2013-03-10');
    expect(person.state.leaving).toMatchObject({ on: '2013-03-01', reviewYear: '2012' });
    person.does('RestoreQualification', restore(person, { reviewDueBy: '2013-03-29' }), countyOfficer).at('2013-03-11');
    expect(person.state.reviews).toMatchObject({
      '2012': { status: 'OPEN', dueBy: '2013-03-29' },
      '2013': { status: 'OPEN' },
    });
  });

  it('R6.8, R8.4 (六)(八) reminders of the gap lapse, the later ones are raised', () => {
    const person = assisted();
    for (const year of [2012, 2013]) {
      const on = `${year}-02-01`;
      person.at(on).does('AttendReview', { on, checks: reviewChecks }).does('PassReview', {}, countyOfficer);
    }
    person
      .at('2014-06-10')
      .does('RestoreQualification', restore(person, { reviewDueBy: '2014-07-31' }), countyOfficer)
      .at('2014-07-31');
    const told = person.events.flatMap(({ type, data }) =>
      'daysBefore' in data ? [`${type} ${data.daysBefore}`] : [],
    );
    expect(told).toEqual([
      'ReminderLapsed 60',
      'ReminderLapsed 90',
      'ExpiryReminderRaised 30',
      'ExpiryReminderRaised 7',
    ]);
    expect(person.at('2014-08-01T00:00:00').state.benefits[0]?.status).toBe('EXPIRED');
  });

  it('R6.8 (六) a gap over another review: that review is covered, the next one counts', () => {
    const person = assisted().at('2013-06-01');
    person.does('RestoreQualification', restore(person, { reviewDueBy: '2013-07-31' }), countyOfficer).at('2013-06-02');
    expect(Object.keys(person.state.reviews)).toEqual(['2012']);
    person.does('AttendReview', { on: '2013-06-02', checks: reviewChecks }).does('PassReview', {}, countyOfficer);
    expect(Object.keys(person.at('2014-01-01').state.reviews)).toEqual(['2012', '2014']);
  });

  it('R6.8 (六) an exit undone within the window: the review runs on, its reminder of the gap has lapsed', () => {
    const person = exit(assisted().at('2012-01-10'), 'OWN_REQUEST', '2012-02-20').at('2012-03-10');
    person.does('RestoreQualification', restore(person), countyOfficer).at('2012-03-25');
    expect(person.state.reviews['2012']).toMatchObject({
      status: 'OPEN',
      remindersRaised: ['2012-01-01', '2012-03-24'],
      remindersLapsed: ['2012-03-01'],
    });
  });

  it('R6.8 (六) another event, or another day, restores nothing', () => {
    const person = assisted().at('2012-06-01');
    expect(
      person.tries(
        'RestoreQualification',
        restore(person, { of: '01890000-0000-7000-8000-00000000ffff' }),
        countyOfficer,
      ),
    ).toMatchObject({
      refusal: { code: 'NOTHING_TO_RESTORE' },
    });
    expect(person.tries('RestoreQualification', restore(person, { from: '2012-05-01' }), countyOfficer)).toMatchObject({
      refusal: { code: 'RESTORATION_DATE_MISMATCH', details: { from: '2012-04-01' } },
    });
    expect(assisted().tries('RestoreQualification', restore(person), countyOfficer)).toMatchObject({
      refusal: { code: 'NOT_LEFT' },
    });
  });

  it('folded without its protected parts a life has the same stage, benefits and deadlines', () => {
    const { events, state, deadlines } = assisted().at('2012-01-10');
    const erased = events.map((event) => ({ ...event, protectedData: null }) as (typeof events)[number]);
    const folded = story(rulebook(), erased);
    expect(folded.deadlines).toEqual(deadlines);
    expect(folded.state).toMatchObject({
      stage: state.stage,
      benefits: state.benefits,
      reviews: state.reviews,
      identity: null,
    });
  });
});
