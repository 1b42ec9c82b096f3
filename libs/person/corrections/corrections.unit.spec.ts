import { valueOn } from '#kernel/span';
import { clerk, countyOfficer } from '#testing/actors';
import { assisted, employed, recorded } from '#testing/assisted';
import { chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const evidence = [{ kind: '户籍证明' }];
const correction = (fact: string, value: unknown, effectiveFrom: string) => ({
  fact,
  value,
  effectiveFrom,
  reason: '原登记有误',
  evidence,
});
const record = (fact: string, value: unknown, from: string, more: object = {}) => ({
  fact,
  value,
  from,
  evidence,
  reason: '补录',
  ...more,
});
const typesOf = (person: Story, ids: readonly string[]) =>
  ids.map((id) => person.events.find((event) => event.id === id)?.type);
const decidedAgain = (person: Story) => person.state.redecisions.map(({ of }) => of);

describe('R7.7 (七) a decision that was looked at again', () => {
  it('R7.7 (七) may be left standing by an officer, with the reason', () => {
    const person = assisted().at('2011-10-10');
    person.does('CorrectFact', correction('BIRTH_DATE', '1956-08-16', '1956-08-16'), countyOfficer);
    const tasks = person.state.redecisions.map(({ eventId }) => eventId);
    expect(tasks.length).toBeGreaterThan(0);
    for (const taskId of tasks) person.does('CloseTask', { taskId, reason: '不影响原决定' }, countyOfficer);
    expect(person.state.redecisions.every(({ takenBy }) => takenBy !== null)).toBe(true);
    expect(person.state.decisions.every(({ replacedBy }) => replacedBy === null)).toBe(true);
  });
});

describe('R3.4 (三) correcting a fact', () => {
  it('R3.4 (三) it counts corrected from its day on, until the next record; the original stays in the log', () => {
    const person = chain('registered').at('2011-08-20');
    person.does('RecordFact', record('MONTHS_USED_BEFORE', 6, '2011-01-01'));
    person.does('RecordFact', record('MONTHS_USED_BEFORE', 12, '2011-07-01'));
    person.does('CorrectFact', correction('MONTHS_USED_BEFORE', 3, '2011-03-01'), countyOfficer);
    const spans = person.state.facts.MONTHS_USED_BEFORE ?? [];
    expect(['2011-02-28', '2011-03-01', '2011-06-30', '2011-07-01'].map((on) => valueOn(spans, on))).toEqual([
      '6',
      '3',
      '3',
      '12',
    ]);
    expect(person.events.filter(({ type }) => type === 'FactRecorded')).toHaveLength(2);
    expect(person.events.at(-1)?.data).toMatchObject({ to: '2011-06-30', value: '3' });
  });

  it('R7.7 (七) lists every decision that relied on it, and opens their re-decisions in order', () => {
    const person = assisted().at('2011-10-10');
    person.does('CorrectFact', correction('BIRTH_DATE', '1956-08-14', '1956-08-14'), countyOfficer);
    const corrected = person.events.find((event) => event.type === 'FactCorrected');
    const relying = corrected?.type === 'FactCorrected' ? corrected.data.relying : [];
    expect(typesOf(person, relying)).toEqual(['PersonCertified', 'BenefitApproved']);
    expect(decidedAgain(person)).toEqual(relying);
    const tasks = person.events.filter((event) => event.type === 'RedecisionOpened');
    expect(tasks.map(({ data, causedBy }) => [data.place, causedBy])).toEqual([
      [1, corrected?.id],
      [2, corrected?.id],
    ]);
  });

  it('R7.7 (七) what did not rely on it is not listed, nor what was judged for earlier days', () => {
    const person = assisted().at('2011-10-10');
    person.does('RecordFact', record('OWN_INSURANCE', true, '2011-09-01'));
    person.does('CorrectFact', correction('OWN_INSURANCE', false, '2011-09-01'), countyOfficer);
    expect(decidedAgain(person)).toEqual([]);
    person.does('CorrectFact', correction('UNEMPLOYED_SINCE', '2011-09-02', '2011-09-02'), countyOfficer);
    expect(decidedAgain(person)).toEqual([]);
  });

  it('R7.7 R8.3 (七)(八) a corrected or annulled number of months used before finds the capped term that counted it', () => {
    const drawn = () => recorded(employed(), 'MONTHS_USED_BEFORE', { value: 30 }).at('2011-08-14');
    const approved = () =>
      drawn().does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' }, countyOfficer);
    const one = approved().does('CorrectFact', correction('MONTHS_USED_BEFORE', 24, '2011-08-01'), countyOfficer);
    expect(typesOf(one, decidedAgain(one))).toEqual(['BenefitApproved']);
    const other = approved();
    const eventId = other.events.find(({ type }) => type === 'FactRecorded')?.id;
    other.does('AnnulRecord', { eventId, reason: '误录', evidence }, countyOfficer);
    expect(typesOf(other, decidedAgain(other))).toEqual(['BenefitApproved']);
  });

  it('R7.7 (七) what was judged for days after a later record of the fact is not listed either', () => {
    const person = recorded(employed(), 'MONTHS_USED_BEFORE', { value: 30 }).at('2011-08-14');
    person.does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' }, countyOfficer);
    person.does('CorrectFact', correction('MONTHS_USED_BEFORE', 12, '2011-07-31'), countyOfficer);
    expect(person.events.at(-1)).toMatchObject({ type: 'FactCorrected', data: { to: '2011-07-31', relying: [] } });
    expect(decidedAgain(person)).toEqual([]);
  });

  it('R7.7 R14.2 (七)(十四) no date closes a task, nor a leaving that ends the benefit: only who decides about it does', () => {
    const open = () =>
      assisted()
        .at('2011-10-10')
        .does('CorrectFact', correction('BIRTH_DATE', '1956-08-14', '1956-08-14'), countyOfficer);
    const waiting = (person: Story) =>
      person.state.redecisions.flatMap(({ of, takenBy }) => (takenBy === null ? typesOf(person, [of]) : []));
    const missed = open().at('2012-04-01');
    expect(missed.state).toMatchObject({ qualification: 'DEREGISTERED', benefits: [{ status: 'STOPPED' }] });
    expect(waiting(missed)).toEqual(['PersonCertified', 'BenefitApproved']);
    const left = open().does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, countyOfficer);
    expect(waiting(left)).toEqual(['BenefitApproved']);
    const stopped = open().does('StopBenefit', { fromMonth: '2011-11', reason: '经复核' }, countyOfficer);
    expect(waiting(stopped)).toEqual(['PersonCertified']);
  });

  it('R8.5, R8.6 (八) a corrected birth date moves the statutory date; nothing running falls by itself', () => {
    const person = assisted().at('2011-10-10');
    person.does('CorrectFact', correction('BIRTH_DATE', '1956-08-01', '1956-08-01'), countyOfficer);
    expect(person.state).toMatchObject({ retirement: { on: '2016-08-01' }, identity: { birthOn: '1956-08-01' } });
    expect(person.state.benefits[0]).toMatchObject({ status: 'RUNNING', termBasis: 'CAPPED_36' });
    expect(person.events.find(({ type }) => type === 'FactCorrected')?.data).toMatchObject({ value: null });
  });

  it('R8.5 (八) a corrected retirement category moves it too, but does not contradict the sex', () => {
    const woman = { birthOn: '1960-01-10', sex: 'FEMALE' } as const;
    const person = chain('registered', woman).at('2011-08-20');
    person.does('CorrectFact', correction('RETIREMENT_CATEGORY', 'FEMALE_55', '2011-08-15'), countyOfficer);
    expect(person.state).toMatchObject({
      retirement: { on: '2015-01-10' },
      registration: { retirementCategory: 'FEMALE_55' },
    });
    const wrong = correction('RETIREMENT_CATEGORY', 'MALE', '2011-08-15');
    expect(given(person.events).at('2011-08-21').when('CorrectFact', wrong, countyOfficer)).toMatchObject(
      refused('RETIREMENT_CATEGORY_MISMATCH'),
    );
  });

  it('R3.4 (三) refuses what was never recorded, a value that does not fit, and a correction without evidence', () => {
    const tries = (body: object) =>
      given(chain('issued').events).at('2011-08-20').when('CorrectFact', body, countyOfficer);
    expect(tries(correction('URBAN_MLA', false, '2011-08-01'))).toMatchObject(refused('NOTHING_TO_CORRECT'));
    expect(tries(correction('BIRTH_DATE', 'yes', '2011-08-01'))).toMatchObject(refused('FACT_VALUE_INVALID'));
    expect(tries(correction('UNEMPLOYED_SINCE', '2011-07-01', '2011-09-01'))).toMatchObject(refused('DATE_IN_FUTURE'));
    expect(tries({ ...correction('BIRTH_DATE', '1956-08-14', '1956-08-14'), evidence: [] })).toMatchObject(
      refused('EVIDENCE_MISSING'),
    );
    expect(
      given()
        .at('2011-08-20')
        .when('CorrectFact', correction('PENSION', true, '2011-08-01')),
    ).toMatchObject(refused('OUT_OF_ORDER'));
  });

  it('a decision that is taken again closes its task, and no task is opened twice', () => {
    const person = assisted().at('2011-10-10');
    person.does('CorrectFact', correction('BIRTH_DATE', '1956-08-14', '1956-08-14'), countyOfficer);
    person.does('CorrectFact', correction('BIRTH_DATE', '1956-08-13', '1956-08-13'), countyOfficer);
    expect(decidedAgain(person)).toHaveLength(2);
    person.does('StopBenefit', { fromMonth: '2011-11', reason: '更正' }, countyOfficer);
    expect(person.state.redecisions.map(({ takenBy }) => takenBy !== null)).toEqual([false, true]);
  });
});

describe('R3.4 (三) annulling a record', () => {
  it('R3.4 (三) what it had ended is open again', () => {
    const person = chain('registered').at('2011-08-20');
    person.does('RecordFact', record('OWN_INSURANCE', true, '2011-01-01'));
    person.does('RecordFact', record('OWN_INSURANCE', false, '2011-06-01'));
    const eventId = person.events.at(-1)?.id;
    person.does('AnnulRecord', { eventId, reason: '重复录入', evidence }, countyOfficer);
    expect(valueOn(person.state.facts.OWN_INSURANCE ?? [], '2011-08-01')).toBe('true');
    expect(person.events.at(-1)).toMatchObject({ type: 'RecordAnnulled', data: { of: eventId, kind: 'FACT' } });
  });

  it('R7.7 (七) an employment that never was: what it earned is decided again', () => {
    const person = assisted().at('2011-10-10');
    const [employment] = person.state.employments;
    person.does('AnnulRecord', { eventId: employment?.id, reason: '误录', evidence }, countyOfficer);
    expect(person.state.employments).toEqual([]);
    expect(typesOf(person, decidedAgain(person))).toEqual(['BenefitApproved']);
    expect(person.state.benefits[0]?.status).toBe('RUNNING');
  });

  it('R14.2 (十四) a decision is no record: it is appealed, restored or taken again', () => {
    const person = employed();
    const certified = person.events.find(({ type }) => type === 'PersonCertified')?.id;
    const body = { eventId: certified, reason: '误录', evidence };
    expect(given(person.events).at('2011-10-10').when('AnnulRecord', body, countyOfficer)).toMatchObject(
      refused('NOTHING_TO_ANNUL'),
    );
    const [employment] = person.state.employments;
    const bare = { eventId: employment?.id, reason: '误录', evidence: [] };
    expect(given(person.events).at('2011-10-10').when('AnnulRecord', bare, clerk)).toMatchObject(
      refused('EVIDENCE_MISSING'),
    );
    expect(
      given(person.events)
        .at('2011-10-10')
        .when('AnnulRecord', { ...bare, evidence }, clerk),
    ).toMatchObject(raised({ type: 'RecordAnnulled' }));
  });
});
