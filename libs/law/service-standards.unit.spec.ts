import { rulebook } from '#testing/rulebook';
import { describe, expect, it } from 'vitest';
import { fitsParameter } from './parameter-shapes.ts';
import type { ServiceStandard } from './service-standards.ts';
import { SERVICE_STANDARDS_2011 } from './service-standards-2011.ts';
import { standardInWords } from './standards-in-words.ts';
import type { OfficeTaskKind } from './texts/office-tasks.ts';
import { OFFICE_TASKS } from './texts/office-tasks.ts';

const CITY = '340100';
const COUNTY = '340104';
const OTHER = '340202';
const own = (step: OfficeTaskKind, workingDays: number | null): ServiceStandard => ({
  step,
  content: { zh: '市定内容', en: 'as the city says' },
  workingDays,
  effect: { zh: '市定要求', en: 'what the city wants' },
});
const serving = own('DECISION_TO_BE_SERVED', 3);
const orders = rulebook({
  entries: [
    { name: 'serviceStandards', area: CITY, from: '2012-01-01', value: [serving] },
    { name: 'serviceStandards', area: CITY, from: '2013-01-01', value: null },
  ],
});
const told = (step: OfficeTaskKind, area = COUNTY, on = '2012-06-01', rules = orders) =>
  standardInWords({ step, area, on }, rules, 'zh');

describe('R11.2 (十一) content, time and effect of each step', () => {
  it('R11.2 (十一) the province orders them for every step of the work, once', () => {
    expect(SERVICE_STANDARDS_2011.map(({ step }) => step).sort()).toEqual(Object.keys(OFFICE_TASKS).sort());
    expect(fitsParameter('serviceStandards', SERVICE_STANDARDS_2011)).toBe(true);
  });

  it('R11.2, R20.1 (十一)(尾) what a city orders holds there from its day on, for the steps it names alone', () => {
    const theirs = { content: '市定内容', time: '3个工作日内', effect: '市定要求', rule: 'R11.2', paragraph: '(十一)' };
    expect(told('DECISION_TO_BE_SERVED')).toEqual(theirs);
    for (const [area, on] of [
      [OTHER, '2012-06-01'],
      [COUNTY, '2011-12-31'],
      [COUNTY, '2013-01-01'],
    ] as const)
      expect(told('DECISION_TO_BE_SERVED', area, on)).toMatchObject({ time: '10个工作日内' });
    expect(told('AGREEMENT_TO_BE_SIGNED')).toMatchObject({ content: expect.stringContaining('个人方案') });
    expect(orders.serviceStandards(COUNTY, '2012-06-01').map(({ area }) => area)).toContain(CITY);
  });

  it('R11.2 (十一) an act on paper older than the regulation is judged by its first standards', () => {
    expect(told('DECISION_TO_BE_SERVED', COUNTY, '2011-01-04')).toMatchObject({ time: '10个工作日内' });
  });

  it('R11.2 (十一) a time that a parameter sets is told from there', () => {
    const values = {
      certificateIssueWorkingDays: 4,
      startupStepDays: { TRAINING: 9, GUIDANCE: 8, LOAN: 7, FOLLOW_UP: 6 },
    };
    const rules = rulebook({ values });
    const time = (step: OfficeTaskKind, area = COUNTY) => told(step, area, '2012-06-01', rules)?.time;
    expect(time('CERTIFICATE_TO_BE_ISSUED')).toBe('核发《就业失业登记证》时限（工作日）：4');
    expect(time('CERTIFICATE_TO_BE_ISSUED', OTHER)).toBe('核发《就业失业登记证》时限（工作日）：10');
    expect(time('OPENING_GUIDANCE_TO_BE_GIVEN')).toMatch(/开业指导8$/);
    expect(time('VISIT')).toBe('未就业人员走访间隔（天）：30；已就业人员走访间隔（天）：90');
    expect(time('MEASURE_TO_BE_TAKEN')).toBe('协议约定的日期');
  });

  it('R11.2, R20.1 (十一)(尾) a standard has its time in one place, and speaks of a step once', () => {
    const fits = (...value: readonly ServiceStandard[]) => fitsParameter('serviceStandards', value);
    expect(fits(serving, own('CERTIFICATE_TO_BE_ISSUED', null))).toBe(true);
    expect(fits(own('CERTIFICATE_TO_BE_ISSUED', 4))).toBe(false);
    expect(fits(own('DECISION_TO_BE_SERVED', null))).toBe(false);
    expect(fits(serving, serving)).toBe(false);
    expect(fits(serving, own('DECISION_TO_BE_SERVED', 4))).toBe(false);
    expect(fits({ ...serving, effect: { zh: ' ', en: 'x' } })).toBe(false);
  });
});
