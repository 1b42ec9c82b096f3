import { startOfDay } from '#kernel/instant';
import type { PersonState } from '#person/state';
import { newPerson } from '#person/state';
import type { Reading } from '#record/contract';
import { rulebook } from '#testing/rulebook';
import { describe, expect, it } from 'vitest';
import type { PersonReader } from './person-view.ts';
import { personView } from './person-view.ts';

const community = '340104003002';
const state: PersonState = {
  ...newPerson,
  personId: 'p',
  stage: 'LEFT',
  stages: [
    { value: 'REGISTERED', from: '2011-09-01', to: '2011-10-12', byEvent: 'e1' },
    { value: 'CERTIFIED', from: '2011-10-12', to: '2012-04-01', byEvent: 'e2' },
    { value: 'LEFT', from: '2012-04-01', to: null, byEvent: 'e3' },
  ],
  qualification: 'DEREGISTERED',
  qualifications: [
    { value: 'CERTIFIED', from: '2011-10-12', to: '2012-04-01', byEvent: 'e2' },
    { value: 'DEREGISTERED', from: '2012-04-01', to: null, byEvent: 'e3' },
  ],
  registration: {
    eventId: 'e1',
    on: '2011-09-01',
    by: 'community-clerk.340104003002',
    unemployedSince: null,
    retirementCategory: 'MALE',
    areas: [{ value: community, from: '2011-09-01', to: null, byEvent: 'e1' }],
  },
  identity: {
    name: '测试甲',
    citizenId: '340104195608151234',
    birthOn: '1956-08-15',
    sex: 'MALE',
    phone: '13800005678',
    address: '测试路1号',
    certificateNumber: '3401042011000001',
  },
  certificate: { issuedOn: '2011-09-05', eventId: 'c', reissuedOn: [] },
  application: {
    eventId: 'e',
    on: '2011-09-20',
    categories: [{ code: 'DISABLED', since: '2010-01-01', to: null, eventId: 'e' }],
    primary: 'DISABLED',
    primaries: [],
    communityCheck: null,
  },
  facts: {
    DISABILITY_CERTIFICATE: [{ value: 'true', from: '2010-01-01', to: null, byEvent: 'f' }],
    GRADUATED: [{ value: '2008-07-01', from: '2008-07-01', to: null, byEvent: 'f' }],
  },
  visits: {
    lastOn: '2011-10-01',
    clears: {
      family: { on: '2011-10-01', by: 'clerk', eventId: 'v' },
      skills: { on: '2011-10-01', by: 'clerk', eventId: 'v' },
    },
  },
  leaving: {
    act: 'DEREGISTRATION',
    reasonCode: 'ANNUAL_REVIEW_MISSED',
    on: '2012-04-01',
    eventId: 'e3',
    before: newPerson,
    reviewYear: '2012',
  },
};
const deadline = {
  kind: 'AnnualReviewMissed',
  subject: '2012',
  dueAt: startOfDay('2012-04-01'),
  paragraph: '(六)',
  rule: 'R6.4',
  rank: 3,
  common: true,
};
const reading: Reading<PersonState> = {
  streamId: 'p',
  version: 9,
  state,
  summary: { stage: 'LEFT', area: community },
  deadlines: [{ ...deadline, kind: 'StepOverdue', dueAt: null, awaiting: 'CALENDAR_2027' }],
  now: startOfDay('2012-06-01'),
  provisional: true,
  pending: [deadline],
  quarantined: false,
  erased: false,
};
const covers: PersonReader = { covers: true, rules: rulebook(), available: [] };
const elsewhere: PersonReader = { ...covers, covers: false };
const seen = (on: string, reader = covers) => personView(reading, startOfDay(on), reader);

describe('a person as it stood', () => {
  it('R6.4 (六) is certified until 2012-03-31 and deregistered from 2012-04-01, whenever it was written', () => {
    expect(seen('2012-03-31')).toMatchObject({
      stage: 'CERTIFIED',
      funnel: 'CERTIFIED',
      qualification: 'CERTIFIED',
      leaving: null,
    });
    expect(seen('2012-04-01')).toMatchObject({
      stage: 'LEFT',
      funnel: 'LEFT',
      qualification: 'DEREGISTERED',
      leaving: { act: 'DEREGISTRATION', reasonCode: 'ANNUAL_REVIEW_MISSED', on: '2012-04-01' },
    });
  });

  it('is nobody before its registration', () => {
    expect(seen('2011-08-31')).toBeNull();
  });

  it('R4.8 (四) counts the findings that are fresh on the day: 180 days from the visit', () => {
    expect(seen('2012-03-28')?.fiveClears).toEqual({
      score: 2,
      fresh: ['family', 'skills'],
      lastVisitOn: '2011-10-01',
    });
    expect(seen('2012-03-29')?.fiveClears.score).toBe(0);
    expect(seen('2011-09-30')?.fiveClears).toEqual({ score: 0, fresh: [], lastVisitOn: null });
  });

  it('says what falls due, what is due but not settled, and what an undated deadline awaits', () => {
    expect(seen('2012-06-01')).toMatchObject({
      deadlines: [{ kind: 'StepOverdue', dueAt: null, awaiting: 'CALENDAR_2027' }],
      pending: [
        {
          kind: 'AnnualReviewMissed',
          subject: '2012',
          dueAt: '2012-04-01T00:00:00+08:00',
          paragraph: '(六)',
          rule: 'R6.4',
        },
      ],
      provisional: true,
    });
  });
});

describe('R5.2 (五) who sees what', () => {
  it('shows staff of the area the masked ID, the masked phone and never the address', () => {
    const shown = seen('2012-06-01');
    expect(shown?.identity).toEqual({
      name: '测试甲',
      maskedCitizenId: '340***********1234',
      sex: 'MALE',
      birthOn: '1956-08-15',
      phone: '138****5678',
    });
    expect(shown?.certificateNo).toBe('3401042011000001');
    expect(JSON.stringify(shown)).not.toMatch(/测试路|195608151234|13800005678/);
  });

  it('shows staff from elsewhere who it is, and neither certificate, category nor sensitive facts', () => {
    const shown = seen('2012-06-01', elsewhere);
    expect(shown?.identity).toEqual({ name: '测试甲', maskedCitizenId: '340***********1234', sex: 'MALE' });
    expect(shown).toMatchObject({ certificateNo: null, categories: [], primary: null });
    expect(shown?.facts.map(({ fact }) => fact)).toEqual(['GRADUATED']);
    expect(JSON.stringify(shown)).not.toMatch(/DISAB|1956-08|138/);
  });

  it('shows a person whose key was destroyed without identity', () => {
    const erased = { ...reading, state: { ...state, identity: null } };
    expect(personView(erased, reading.now, covers)).toMatchObject({
      identity: null,
      certificateNo: null,
      stage: 'LEFT',
    });
  });
});
