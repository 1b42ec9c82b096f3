import { clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { assisted } from '#testing/assisted';
import type { ChainStep } from '#testing/chain';
import { chain } from '#testing/chain';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const evidence = [{ kind: '证明' }];
const onBenefits = {
  ApproveBenefit: { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-09' },
  SuspendBenefit: { fromMonth: '2011-10', reason: '试' },
  ResumeBenefit: { fromMonth: '2011-10', reason: '试' },
  StopBenefit: { fromMonth: '2011-10', reason: '试' },
};

const exited = (): Story =>
  assisted().at('2011-09-20').does('ExitPerson', { reasonCode: 'STUDY', on: '2011-09-20' }, streetOfficer);
const cancelled = (): Story =>
  assisted()
    .at('2011-09-20')
    .does('CancelQualification', { ground: 'NO_LONGER_QUALIFIED', reason: '试', evidence }, countyOfficer);
const deregistered = (): Story => assisted().at('2012-04-01T00:00:00');

describe('R3.1 (三) no certification, no benefit', () => {
  const steps: readonly ChainStep[] = ['registered', 'issued', 'lodged', 'checked', 'published', 'reviewed'];

  it.each(steps)('R3.1 (三) every command on benefits is refused to who is only %s', (step) => {
    for (const [name, body] of Object.entries(onBenefits)) {
      expect(chain(step).tries(name, body, countyOfficer)).toMatchObject({
        refusal: { code: 'NOT_CERTIFIED', grounds: { paragraphs: ['(三)'], rules: ['R3.1'] } },
      });
    }
  });

  it.each([
    ['exit', exited, 'EXITED'],
    ['cancellation', cancelled, 'CANCELLED'],
    ['deregistration', deregistered, 'DEREGISTERED'],
  ] as const)('R3.1 (三) and after %s', (_, told, actual) => {
    for (const [name, body] of Object.entries(onBenefits)) {
      expect(told().tries(name, body, countyOfficer)).toMatchObject({
        refusal: { code: 'NOT_CERTIFIED', unmet: [{ condition: 'CERTIFIED', actual }] },
      });
    }
  });
});

describe('R3.3 (三) losing one category while another holds is no exit', () => {
  it('R3.3 (三) what one category rests on ends: qualification, agreement and benefit stay', () => {
    const person = assisted({ categories: ['OLDER', 'DISABLED'] });
    const fact = { fact: 'DISABILITY_CERTIFICATE', value: true, from: '2010-01-01', to: '2011-09-30', evidence };
    const { stage, qualification, benefits } = person.state;
    const before = person.does('RecordFact', fact, clerk).events.length;
    person.at('2011-12-31');
    expect(person.events.slice(before)).toEqual([]);
    expect(person.state).toMatchObject({ stage, qualification, benefits, leaving: null });
  });
});

describe('R5.1 (五) what is collected once', () => {
  it('R5.1 (五) certification, employment, services and benefits each stand by an event of their own', () => {
    const person = assisted().does('RecordVisit', { findings: { jobWish: '愿意' } });
    const { certification, employments, visits, benefits } = person.state;
    const ids = [certification?.eventId, employments[0]?.id, visits.clears.jobWish?.eventId, benefits[0]?.id];
    expect(ids.map((id) => person.events.find((event) => event.id === id)?.type)).toEqual([
      'PersonCertified',
      'EmploymentRecorded',
      'VisitRecorded',
      'BenefitApproved',
    ]);
  });
});

describe('R5.7 (五) exit, cancellation and deregistration are never merged', () => {
  it.each([
    ['PersonExited', exited, { act: 'EXIT', reasonCode: 'STUDY' }, 'EXITED'],
    ['QualificationCancelled', cancelled, { act: 'CANCELLATION', reasonCode: 'NO_LONGER_QUALIFIED' }, 'CANCELLED'],
    [
      'QualificationDeregistered',
      deregistered,
      { act: 'DEREGISTRATION', reasonCode: 'ANNUAL_REVIEW_MISSED' },
      'DEREGISTERED',
    ],
  ] as const)('R5.7 (五) %s is one act with a reason of its own', (type, told, leaving, qualification) => {
    const { events, state } = told();
    const acts = events.filter((event) => /^(PersonExited|Qualification(Cancelled|Deregistered))$/.test(event.type));
    expect(acts.map((event) => event.type)).toEqual([type]);
    expect(state).toMatchObject({ stage: 'LEFT', qualification, leaving });
  });
});
