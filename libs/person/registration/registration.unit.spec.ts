import { formatInstant } from '#kernel/instant';
import { clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { application, chain, registration } from '#testing/chain';
import { citizenId } from '#testing/citizens';
import { given, refused } from '#testing/given';
import { instantOf, story } from '#testing/story';
import { describe, expect, it } from 'vitest';

describe('R1.1 (二), R4.1 (四) registration at the community', () => {
  it('R1.1 (二) the citizen ID is claimed for one stream', () => {
    const decision = story().at('2011-08-15').tries('RegisterUnemployment', registration());
    expect(decision).toMatchObject({ claims: [{ kind: 'CITIZEN_ID', value: citizenId('1956-08-15') }] });
  });

  it('R1.1 (二) a number of 15 digits is claimed and kept as its 18', () => {
    const long = citizenId('1956-08-15');
    const short = long.slice(0, 6) + long.slice(8, 17);
    const person = story().at('2011-08-15');
    const decision = person.tries('RegisterUnemployment', { ...registration(), citizenId: short });
    expect(decision).toMatchObject({ claims: [{ kind: 'CITIZEN_ID', value: long }] });
    expect(person.state.identity?.citizenId).toBe(long);
  });

  it('R1.1 (二) a second registration while the case is live names the existing case', () => {
    const person = chain('lodged');
    const existing = { personId: person.state.personId, area: clerk.area, stage: 'APPLIED' };
    expect(person.tries('RegisterUnemployment', registration())).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'ALREADY_REGISTERED', details: { existing }, grounds: { rules: ['R1.1'] } },
    });
  });

  it('identity stands in the protected part only', () => {
    const [event] = story().at('2011-08-15').does('RegisterUnemployment', registration()).events;
    const plain = JSON.stringify(event?.data);
    expect(plain).not.toContain(citizenId('1956-08-15'));
    expect(plain).not.toContain('测试甲');
    expect(plain).not.toContain('1956-08-15');
    expect(event).toMatchObject({
      protectedData: { citizenId: citizenId('1956-08-15'), birthOn: '1956-08-15', sex: 'MALE' },
    });
  });

  it.each(['340104003999', '110101001001'])(
    'R4.1 (四) the area must exist on that day: %s does not',
    (communityCode) => {
      const outcome = given()
        .at('2011-08-15')
        .when('RegisterUnemployment', { ...registration(), communityCode });
      expect(outcome).toMatchObject(refused('AREA_UNKNOWN', { condition: 'AREA_EXISTS', actual: communityCode }));
    },
  );

  it('R4.1 (四) nobody is unemployed only from a day after the registration', () => {
    const outcome = given()
      .at('2011-08-15')
      .when('RegisterUnemployment', registration({ unemployedSince: '2011-08-16' }));
    expect(outcome).toMatchObject(refused('DATES_REVERSED'));
  });

  it('R1.1 (二) a wrong check digit is refused', () => {
    const right = citizenId('1956-08-15');
    const wrong = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
    expect(
      given()
        .at('2011-08-15')
        .when('RegisterUnemployment', { ...registration(), citizenId: wrong }),
    ).toMatchObject(refused('CITIZEN_ID_INVALID'));
  });

  it('R8.5 (八) the retirement category cannot contradict the sex of the citizen ID', () => {
    const body = { ...registration(), retirementCategory: 'FEMALE_55' };
    expect(given().at('2011-08-15').when('RegisterUnemployment', body)).toMatchObject(
      refused('RETIREMENT_CATEGORY_MISMATCH'),
    );
  });

  it('an erased person still folds: stage and deadlines stay, identity is gone', () => {
    const { events, deadlines } = chain('published');
    const erased = events.map((event) => ({ ...event, protectedData: null }) as (typeof events)[number]);
    const person = story(undefined, erased);
    expect(person.state).toMatchObject({ stage: 'ON_NOTICE', identity: null });
    expect(person.deadlines).toEqual(deadlines);
  });
});

describe('R5.9 (五) re-entry', () => {
  const refusedOnce = () =>
    chain('reviewed').does(
      'RefuseCertification',
      { reasonCode: 'EVIDENCE_MISSING', reason: '材料不足' },
      countyOfficer,
    );

  it('R5.9 (五) who was refused registers again in the same stream and runs the whole procedure again', () => {
    const person = refusedOnce().at('2011-10-10').does('RegisterUnemployment', registration());
    expect(person.state).toMatchObject({
      stage: 'REGISTERED',
      qualification: 'NONE',
      application: null,
      notice: null,
      streetReview: null,
    });
    expect(person.events.at(-1)).toMatchObject({ type: 'UnemploymentRegistered', data: { again: true, due: null } });
  });

  it('R5.9 (五) certificate and number stay the same', () => {
    const before = refusedOnce();
    const number = before.state.identity?.certificateNumber;
    const person = before.at('2011-10-10').does('RegisterUnemployment', registration());
    expect(number).toMatch(/^3401042011\d{6}$/);
    expect(person.state.identity?.certificateNumber).toBe(number);
    expect(person.tries('IssueCertificate')).toMatchObject({ refusal: { code: 'CERTIFICATE_ALREADY_ISSUED' } });
    person.does('LodgeApplication', application());
    expect(person.state.stage).toBe('APPLIED');
  });

  it('R5.9 (五) a new registration is not earlier than the refusal', () => {
    expect(
      given(refusedOnce().events)
        .at('2011-10-10')
        .when('RegisterUnemployment', { ...registration(), on: '2011-09-01' }),
    ).toMatchObject(refused('DATE_BEFORE_ACT', { actual: '2011-09-01', needed: '2011-09-09' }));
  });

  it('R5.9 (五) who was deregistered comes back on or after the day it took effect', () => {
    const missed = chain('certified').at('2013-05-02');
    expect(missed.state).toMatchObject({ stage: 'LEFT', leaving: { act: 'DEREGISTRATION', on: '2012-04-01' } });
    const early = { ...registration(), on: '2012-03-30', reason: '补录' };
    const outcome = given(missed.events).at('2013-05-02').when('RegisterUnemployment', early);
    expect(outcome).toMatchObject(refused('DATE_BEFORE_ACT', { needed: '2012-04-01' }));
    const months = missed.state.firstSubsidyApproval;
    const back = missed.does('RegisterUnemployment', registration());
    expect(back.state).toMatchObject({
      stage: 'REGISTERED',
      qualification: 'NONE',
      leaving: null,
      firstSubsidyApproval: months,
    });
  });

  it('R5.9 (五) the whole procedure runs again to a second certification', () => {
    const missed = chain('certified').at('2013-05-02');
    const again = chain('certified', { after: missed, dates: IN_2013 });
    expect(again.state).toMatchObject({ stage: 'CERTIFIED', certification: { on: '2013-05-24' } });
    expect(again.events.filter(({ type }) => type === 'CertificateIssued')).toHaveLength(1);
  });
});

const IN_2016 = {
  registered: '2016-05-03',
  issued: '2016-05-04',
  lodged: '2016-05-05',
  checked: '2016-05-06',
  published: '2016-05-09',
  reviewed: '2016-05-17',
  certified: '2016-05-18',
};

const IN_2013 = {
  registered: '2013-05-03',
  lodged: '2013-05-06',
  checked: '2013-05-07',
  published: '2013-05-08',
  reviewed: '2013-05-22',
  certified: '2013-05-24',
};

describe('R8.6 (八) statutory retirement', () => {
  const retirement = (birthOn: string, at: string, more: object = {}) =>
    story()
      .at(at)
      .does('RegisterUnemployment', { ...registration({ birthOn, ...more }) });

  it('R8.6 (八) the statutory date stands plainly in the registration and is a deadline', () => {
    const person = retirement('1956-08-15', '2011-08-15');
    expect(person.events[0]?.data).toMatchObject({ retirementOn: '2016-08-15' });
    expect(person.deadlines).toContainEqual(
      expect.objectContaining({ kind: 'RetirementReached', dueAt: instantOf('2016-08-15T00:00:00') }),
    );
  });

  it('R8.6 (八) reaching it is an event of its own, once, and ends no qualification by itself', () => {
    const person = chain('certified', { dates: IN_2016 }).at('2016-09-01');
    expect(person.state).toMatchObject({ stage: 'CERTIFIED', qualification: 'CERTIFIED' });
    const reached = person.events.filter(({ type }) => type === 'RetirementReached');
    expect(reached.map(({ effectiveAt }) => formatInstant(effectiveAt))).toEqual(['2016-08-15T00:00:00+08:00']);
  });

  it('R8.5 (八) a later table moves the date by an event on the day it comes into force', () => {
    const person = retirement('1965-01-20', '2011-08-15').at('2024-12-31');
    expect(person.state.retirement?.on).toBe('2025-01-20');
    person.at('2025-01-01');
    expect(person.state.retirement?.on).toBe('2025-02-20');
    expect(person.events.at(-1)).toMatchObject({
      type: 'DeadlineFixed',
      effectiveAt: instantOf('2025-01-01T00:00:00'),
    });
    person.at('2025-03-01');
    expect(person.events.at(-1)).toMatchObject({
      type: 'RetirementReached',
      effectiveAt: instantOf('2025-02-20T00:00:00'),
    });
  });

  it('R8.5 (八) who retires before the new table is not moved', () => {
    expect(retirement('1964-12-20', '2011-08-15').state.retirement).toMatchObject({ on: '2024-12-20', moves: [] });
  });

  it('R8.5 (八) who registers under the new table has its date', () => {
    const person = retirement('1981-09-10', '2026-03-02', { sex: 'FEMALE', retirementCategory: 'FEMALE_55' });
    expect(person.state.retirement).toMatchObject({ moves: [] });
    expect(person.events[0]?.data).toMatchObject({ retirementCategory: 'FEMALE_55', retirementOn: '2039-09-10' });
  });

  it('R8.6 (八) nothing is due any more for who was refused', () => {
    const person = chain('reviewed').does(
      'RefuseCertification',
      { reasonCode: 'CONDITIONS_NOT_MET', reason: '不符合条件' },
      countyOfficer,
    );
    expect(person.deadlines).toEqual([]);
    expect(person.available(streetOfficer)).not.toContain('PassStreetReview');
  });
});
