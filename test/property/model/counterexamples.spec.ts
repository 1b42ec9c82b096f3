import type { CivilDate } from '#kernel/civil-date';
import { addDays, monthOf } from '#kernel/civil-date';
import { dateAt } from '#kernel/instant';
import { monthsGrantedInAll } from '#person/benefit-term';
import { countyOfficer, streetOfficer } from '#testing/actors';
import { reviewChecks } from '#testing/assisted';
import { chain, registration } from '#testing/chain';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

/** Lives on which the deciders and the model once differed, and the text sided with the model: the shortest form of each. */
const because = { reason: '据实办理' };

/** A man certified on that day by an unhurried chain. */
function certified(on: CivilDate, birthOn: CivilDate): Story {
  const before = { registered: 20, issued: 20, lodged: 19, checked: 19, published: 18, reviewed: 1, certified: 0 };
  const dates = Object.fromEntries(Object.entries(before).map(([step, days]) => [step, addDays(on, -days)]));
  return chain('certified', { birthOn, dates });
}

/** Employed the day after the certification and subsidised from that month. */
function subsidised(on: CivilDate, birthOn: CivilDate): Story {
  const from = addDays(on, 1);
  return approved(certified(on, birthOn).at(from).does('RecordEmployment', { form: 'FLEXIBLE', from }));
}

function approved(person: Story): Story {
  const firstMonth = monthOf(dateAt(person.now));
  return person.does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth }, countyOfficer);
}

function attends(person: Story, ...days: readonly CivilDate[]): Story {
  return days.reduce(
    (one, on) => one.at(on).does('AttendReview', { year: on.slice(0, 4), on, checks: reviewChecks }),
    person,
  );
}

function changes(person: Story, name: 'SuspendBenefit' | 'ResumeBenefit' | 'StopBenefit', fromMonth: string): Story {
  return person.does(name, { fromMonth, ...because }, countyOfficer);
}

function decides(person: Story, outcome: 'CONFIRMED' | 'EXCUSED'): Story {
  return person.does('ConfirmDeregistration', { outcome, ...because }, countyOfficer);
}

function restored(person: Story, reviewDueBy?: CivilDate): Story {
  const { leaving } = person.state;
  const body = { of: leaving?.eventId, from: leaving?.on, ...because };
  return person.does('RestoreQualification', reviewDueBy ? { ...body, reviewDueBy } : body, countyOfficer);
}

const reminders = (person: Story): readonly string[] =>
  person.events.flatMap(({ type, effectiveAt }) => (type === 'ExpiryReminderRaised' ? [dateAt(effectiveAt)] : []));

const evidence = [{ kind: '档案' }];

function corrected(person: Story, fact: string, value: unknown, effectiveFrom: CivilDate): Story {
  return person.does('CorrectFact', { fact, value, effectiveFrom, evidence, ...because }, countyOfficer);
}

function recorded(person: Story, value: boolean, from: CivilDate): Story {
  return person.does('RecordFact', { fact: 'UNEMPLOYMENT_BENEFIT', value, from, evidence, ...because });
}

/** Works since 2012-08-15 and is approved on the 20th of the month after, from the month in which the work began. */
function approvedLate(drawnUntil: CivilDate): Story {
  const person = recorded(certified('2012-08-10', '1960-08-15'), true, '2012-03-01');
  person.at('2012-08-15').does('RecordEmployment', { form: 'FLEXIBLE', from: '2012-08-15' });
  recorded(person.at('2012-09-20'), false, drawnUntil);
  return person.does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2012-08' }, countyOfficer);
}

const decidedAgain = ({ events, state }: Story): readonly (string | undefined)[] =>
  state.redecisions.map(({ of }) => events.find(({ id }) => id === of)?.type);

describe('what the model has found', () => {
  it('R7.7 R8.1 (七)(八) a birth date holds for all days: its correction finds the term, whatever day is named, and in an earlier spell too', () => {
    const both = ['PersonCertified', 'BenefitApproved'];
    const today = subsidised('2021-05-10', '1970-08-15').at('2021-06-10');
    expect(decidedAgain(corrected(today, 'BIRTH_DATE', '1966-05-11', '2021-06-10'))).toEqual(both);
    const before = subsidised('2021-05-10', '1970-08-15').at('2021-06-10');
    before.does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2021-06-10' }, streetOfficer);
    const back = before.at('2021-07-12').does('RegisterUnemployment', registration({ birthOn: '1970-08-15' }));
    expect(decidedAgain(corrected(back, 'BIRTH_DATE', '1966-05-11', '1966-05-11'))).toEqual(both);
  });

  it('R7.7 R3.2 (七)(三) a birth date concerns the certification as “4050”, not one for which no age was asked', () => {
    const asked = corrected(certified('2021-05-10', '1970-08-15'), 'BIRTH_DATE', '1970-08-14', '1970-08-14');
    expect(decidedAgain(asked)).toEqual(['PersonCertified']);
    const other = chain('certified', { categories: ['LAND_LOSS'] });
    expect(decidedAgain(corrected(other, 'BIRTH_DATE', '1956-08-14', '1956-08-14'))).toEqual([]);
  });

  it('R3.4 R5.9 R8.6 (三)(五)(八) who comes back keeps the birth date that was corrected by evidence, whatever the number says', () => {
    const person = corrected(certified('2021-05-10', '1970-08-15'), 'BIRTH_DATE', '1969-08-15', '1969-08-15');
    person.at('2021-06-10').does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2021-06-10' }, streetOfficer);
    person.at('2021-07-12').does('RegisterUnemployment', registration({ birthOn: '1970-08-15' }));
    const moved = { from: '2025-01-01', on: '2030-10-15' };
    expect(person.state).toMatchObject({
      identity: { birthOn: '1969-08-15' },
      retirement: { on: '2029-08-15', moves: [moved] },
    });
  });

  it('R3.4 R8.5 (三)(八) the correction of a birth date is corrected once more, not annulled: a file always has one', () => {
    const person = corrected(certified('2021-05-10', '1970-08-15'), 'BIRTH_DATE', '1969-08-15', '1969-08-15');
    const eventId = person.events.find(({ type }) => type === 'FactCorrected')?.id;
    const decision = person.tries('AnnulRecord', { eventId, evidence, ...because }, countyOfficer);
    expect(decision).toMatchObject({ outcome: 'refused', refusal: { code: 'NOTHING_TO_ANNUL' } });
    expect(person.state.retirement).toMatchObject({ on: '2029-08-15' });
  });

  it('R7.5 R7.7 (七) that no unemployment benefit is drawn was judged for every month of the term, not for the day of approval alone', () => {
    const within = corrected(approvedLate('2012-07-31').at('2012-10-10'), 'UNEMPLOYMENT_BENEFIT', true, '2012-08-05');
    expect(decidedAgain(within)).toEqual(['BenefitApproved']);
    const later = corrected(approvedLate('2012-07-31').at('2013-03-10'), 'UNEMPLOYMENT_BENEFIT', true, '2013-02-01');
    expect(decidedAgain(later)).toEqual(['BenefitApproved']);
    const earlier = recorded(approvedLate('2012-07-31').at('2012-10-10'), false, '2012-07-20');
    expect(decidedAgain(corrected(earlier, 'UNEMPLOYMENT_BENEFIT', true, '2012-07-10'))).toEqual([]);
  });

  it('R7.5 R7.7 (七) a record of unemployment benefit that is annulled finds the approval that went by it', () => {
    const person = approvedLate('2012-07-31').at('2012-10-10');
    const eventId = person.events.findLast(({ type }) => type === 'FactRecorded')?.id;
    person.does('AnnulRecord', { eventId, evidence, ...because }, countyOfficer);
    expect(decidedAgain(person)).toEqual(['BenefitApproved']);
  });

  it('R8.5 (八) the law moves the ends that run on its day, not a term that ended with the day before by a wrong birth date', () => {
    const person = attends(subsidised('2022-05-10', '1964-12-15'), '2023-02-01', '2024-02-01').at('2024-12-10');
    corrected(person, 'BIRTH_DATE', '1965-03-15', '1965-03-15').at('2025-01-02');
    expect(person.state).toMatchObject({
      retirement: { on: '2025-04-15', reached: false },
      benefits: [{ status: 'EXPIRED', lastMonth: '2024-12' }],
    });
  });

  it('R6.8 (六) a restored person is not missed once more for a review whose window closed in the gap', () => {
    const once = restored(certified('2018-05-10', '1965-08-15').at('2019-12-31'), '2020-01-31');
    expect(once.at('2020-02-01').state.leaving).toMatchObject({ on: '2020-02-01' });
    const { state } = restored(once.at('2021-01-05')).at('2021-01-06');
    expect(state).toMatchObject({
      stage: 'CERTIFIED',
      reviews: { 2020: { status: 'EXCUSED' }, 2021: { status: 'OPEN' } },
    });
  });

  it('R6.8 R6.4 (六) undoing an exit out of a pending deregistration gives the pending deregistration back', () => {
    const pending = subsidised('2021-05-10', '1970-08-15').at('2022-05-05');
    pending.does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2022-05-05' }, streetOfficer);
    const { state } = restored(pending.at('2022-05-06'));
    expect(state).toMatchObject({ qualification: 'DEREGISTRATION_PENDING', benefits: [{ status: 'SUSPENDED' }] });
  });

  it('R8.3 (八) a month that an officer has suspended is not suspended again by a missed review', () => {
    const person = attends(subsidised('2021-05-10', '1970-08-15'), '2022-02-01').at('2023-01-10');
    changes(changes(person, 'SuspendBenefit', '2023-01'), 'ResumeBenefit', '2023-05');
    const { state } = decides(person.at('2023-04-06'), 'EXCUSED');
    expect(state.benefits).toMatchObject([{ status: 'RUNNING', lastMonth: '2024-08' }]);
    expect(state.benefits.map(monthsGrantedInAll)).toEqual([36]);
  });

  it('R6.8 R8.3 (八) a term that reached its end while a deregistration was pending gets the months of the gap', () => {
    const person = attends(subsidised('2021-05-10', '1963-08-15'), '2022-02-01');
    expect(person.at('2023-09-01').state.benefits).toMatchObject([{ status: 'EXPIRED', lastMonth: '2023-08' }]);
    const { state } = decides(person.at('2023-10-10'), 'EXCUSED');
    expect(state.benefits).toMatchObject([{ status: 'EXPIRED', lastMonth: '2023-08' }]);
    expect(state.benefits.map(monthsGrantedInAll)).toEqual([28]);
  });

  it('R6.8 R8.3 (八) after a late entry a benefit may be suspended from a month before the missed review', () => {
    const person = subsidised('2021-05-10', '1970-08-15').at('2022-04-06');
    const attended = { year: '2022', on: '2022-03-28', checks: reviewChecks, evidence: [{ kind: '年审表' }] };
    changes(person.does('AttendReview', attended), 'SuspendBenefit', '2022-03');
    expect(person.state.benefits).toMatchObject([{ status: 'SUSPENDED' }]);
  });

  it('R6.8 R8.5 (八) reminders of the gap are not sent, though the law moved the end within it', () => {
    const person = attends(subsidised('2022-05-10', '1965-02-15'), '2023-02-01');
    const back = restored(decides(person.at('2024-05-10'), 'CONFIRMED').at('2025-03-10'), '2025-03-31');
    expect(reminders(attends(back, '2025-03-11').at('2025-03-26'))).toEqual(['2025-03-25']);
  });

  it('R8.4 R8.5 (八) a reminder that falls on the instant the law moves the end is sent', () => {
    const person = attends(subsidised('2022-05-10', '1965-02-15'), '2023-02-01', '2024-02-01').at('2025-01-02');
    expect(person.state.benefits).toMatchObject([{ lastMonth: '2025-03' }]);
    expect(reminders(person)).toEqual(['2024-12-01', '2024-12-31', '2025-01-01']);
  });

  it('R8.5 R8.1 (八) an approval of 2024-12-20 that is typed in on 2025-01-02 ends by the table that has moved the ends since', () => {
    const body = { benefit: 'SOCIAL_INSURANCE', firstMonth: '2025-01', on: '2024-12-20' };
    const person = attends(certified('2023-09-07', '1965-01-01'), '2024-01-23').at('2024-12-02');
    person.does('RecordEmployment', { form: 'FLEXIBLE', from: '2024-12-02' }).at('2025-01-02');
    expect(person.does('ApproveBenefit', body, countyOfficer).state.benefits).toMatchObject([
      { termBasis: 'UNTIL_RETIREMENT', approvedOn: '2024-12-20', lastMonth: '2025-02' },
    ]);
  });

  it('R6.8 R8.1 (八) an excused no-show gives a capped term no month after retirement', () => {
    const person = changes(subsidised('2018-06-15', '1964-01-20'), 'StopBenefit', '2018-08');
    approved(attends(person, '2019-02-01', '2020-02-01', '2021-02-01').at('2021-08-05'));
    changes(changes(person, 'SuspendBenefit', '2021-08'), 'ResumeBenefit', '2021-09');
    expect(person.state.benefits.at(-1)).toMatchObject({ termBasis: 'CAPPED_36', lastMonth: '2024-01' });
    const { state } = decides(person.at('2022-05-05'), 'EXCUSED');
    expect(state.benefits.at(-1)).toMatchObject({ status: 'RUNNING', lastMonth: '2024-01' });
  });
});
