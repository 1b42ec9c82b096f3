import type { Stage } from '#law/stages';
import type { Agreement, Employment, PersonState } from '#person/state';
import { newPerson } from '#person/state';
import { runningBenefit } from '#testing/benefit';
import { describe, expect, it } from 'vitest';
import { funnelOn, funnelSteps } from './funnel.ts';

const agreement: Agreement = {
  eventId: 'a',
  signedOn: '2011-10-20',
  from: '2011-10-20',
  to: '2012-10-19',
  measures: [],
  versions: [],
};
const employment: Employment = {
  id: 'e',
  form: 'FLEXIBLE',
  from: '2011-11-01',
  to: null,
  contractTo: null,
  employerArea: null,
};
const benefit = { ...runningBenefit, employmentId: 'e' };

function step(stage: Stage, on: string, more: Partial<PersonState> = {}) {
  const stages = [{ value: stage, from: '2011-09-01', to: null, byEvent: 'e' }];
  return funnelOn({ ...newPerson, stage, stages, ...more }, on);
}

describe('R1.2 (二) every case is in exactly one step of the funnel', () => {
  it('is FOUND until it is certified, and stays so when refused', () => {
    expect([step('STREET_REVIEWED', '2011-10-10'), step('REFUSED', '2011-10-10')]).toEqual(['FOUND', 'FOUND']);
  });

  it('is ASSISTED from the first to the last day of an agreement', () => {
    const steps = ['2011-10-19', '2011-10-20', '2012-10-19', '2012-10-20'].map((on) =>
      step('AGREED', on, { agreement }),
    );
    expect(steps).toEqual(['CERTIFIED', 'ASSISTED', 'ASSISTED', 'CERTIFIED']);
  });

  it('is STABLE while employed with a benefit running', () => {
    const employments = [{ ...employment, to: '2012-02-01' }];
    const steps = ['2011-11-09', '2011-11-10', '2012-01-31', '2012-02-01', '2014-11-01'].map((on) =>
      step('CERTIFIED', on, { benefits: [benefit], employments }),
    );
    expect(steps).toEqual(['CERTIFIED', 'STABLE', 'STABLE', 'ASSISTED', 'CERTIFIED']);
  });

  it('is CERTIFIED in the months of a suspension', () => {
    const suspensions = [{ fromMonth: '2012-02', toMonth: '2012-04', cause: 'OFFICER', byEvent: 's' } as const];
    const benefits = [{ ...benefit, lastMonth: '2014-12', suspensions }];
    expect(['2012-01-31', '2012-02-01', '2012-04-01'].map((on) => step('CERTIFIED', on, { benefits }))).toEqual([
      'ASSISTED',
      'CERTIFIED',
      'ASSISTED',
    ]);
  });

  it('is LEFT once the person has left', () => {
    expect(step('LEFT', '2012-04-01', { benefits: [benefit] })).toBe('LEFT');
  });
});

describe('R1.2 (二) the steps of the funnel through time', () => {
  const stages = [{ value: 'AGREED', from: '2011-09-01', to: null, byEvent: 'e' }] as const;
  const assisted: PersonState = { ...newPerson, stage: 'AGREED', stages, agreement };

  it('know the day an employment will end, without an event on that day', () => {
    const employments = [{ ...employment, to: '2012-03-01' }];
    expect(funnelSteps({ ...assisted, employments }).slice(-4)).toEqual([
      { from: '2011-10-20', step: 'ASSISTED' },
      { from: '2011-11-01', step: 'STABLE' },
      { from: '2012-03-01', step: 'ASSISTED' },
      { from: '2012-10-20', step: 'CERTIFIED' },
    ]);
  });

  it('say on every day what the funnel says of that day', () => {
    const state = { ...assisted, employments: [{ ...employment, to: '2012-03-01' }], benefits: [benefit] };
    const steps = funnelSteps(state);
    for (const on of [
      '2011-09-30',
      '2011-10-20',
      '2011-11-01',
      '2011-11-10',
      '2012-02-29',
      '2012-03-01',
      '2012-10-20',
      '2014-11-01',
    ]) {
      expect([on, steps.findLast(({ from }) => from <= on)?.step]).toEqual([on, funnelOn(state, on)]);
    }
  });
});
