import { describe, expect, it } from 'vitest';
import { areaTable } from './area.ts';
import type { BenefitCode } from './benefits.ts';
import { PARAMETER_NAMES } from './parameter-catalogue.ts';
import { dayInYear } from './parameters.ts';
import type { Rulebook, RulebookEntry } from './rulebook.ts';
import { createRulebook } from './rulebook.ts';
import { RULEBOOK_2011 } from './rulebook-2011.ts';
import { workingCalendar } from './working-days.ts';

const areas = areaTable(
  [
    { code: '340000', name: '安徽省' },
    { code: '340500', name: '马鞍山市' },
    { code: '340522', name: '含山县' },
  ],
  [{ code: '341423', name: '含山县', from: null, to: '2011-08-22', successor: '340522' }],
);
const calendar = workingCalendar([{ date: '2012-01-01', kind: 'holiday' }]);

function rulebook(entries: readonly RulebookEntry[] = []): Rulebook {
  return createRulebook({
    version: RULEBOOK_2011.version,
    entries: [...RULEBOOK_2011.entries, ...entries],
    entitlements: RULEBOOK_2011.entitlements,
    calendar,
    areas,
  });
}

const notice = (area: string, days: number, from: string, to?: string): RulebookEntry => ({
  name: 'noticePeriod',
  area,
  from,
  ...(to === undefined ? {} : { to }),
  value: { unit: 'working', days },
});

const COMMUNITY = '340104003002';

describe('R20.1 (尾) the rulebook resolves province → city → county, nearest wins', () => {
  const layered = rulebook([
    notice('340100', 5, '2012-01-01'),
    notice('340104', 4, '2012-07-01', '2013-01-01'),
    notice('340104', 3, '2012-09-01', '2012-10-01'),
  ]);
  const daysOf = (area: string, on: string): number => layered.parameter('noticePeriod', area, on).days;

  it.each([
    ['2011-12-31', 7, 'the province’s value before the city has one'],
    ['2012-01-01', 5, 'the city’s from its first day'],
    ['2012-06-30', 5, 'the city’s until the county has one'],
    ['2012-07-01', 4, 'the county’s, though the city’s is in force'],
    ['2012-09-01', 3, 'of two of one area the one that began last'],
    ['2012-10-01', 4, 'the earlier one again, when the later has ended'],
    ['2013-01-01', 5, 'the city’s again: the end day is excluded'],
  ])('on %s the notice takes %i days: %s', (on, days) => expect(daysOf(COMMUNITY, on)).toBe(days));

  it('a rule of one city does not hold in another', () => expect(daysOf('340202001001', '2012-08-01')).toBe(7));

  it('a county’s later rule does not speak for its city', () => expect(daysOf('340100', '2012-08-01')).toBe(5));

  it('R5.10 (五) a case of a dissolved city has the rules of the city it went to from that day', () => {
    const moved = rulebook([notice('341400', 6, '2011-08-02'), notice('340500', 5, '2011-08-02')]);
    expect(moved.parameter('noticePeriod', '341423100001', '2011-08-21').days).toBe(6);
    expect(moved.parameter('noticePeriod', '341423100001', '2011-08-22').days).toBe(5);
  });

  it('an act older than the regulation is judged by its first values', () =>
    expect(rulebook().parameter('noticePeriod', COMMUNITY, '2011-07-01')).toEqual({ unit: 'calendar', days: 7 }));

  it('an area outside the province has no values', () =>
    expect(() => rulebook().parameter('noticePeriod', '330104', '2012-01-01')).toThrow(RangeError));

  it('an entry of a street, or one that ends before it begins, is refused', () => {
    expect(() => rulebook([notice('340104003', 5, '2012-01-01')])).toThrow('no layer of the rulebook');
    expect(() => rulebook([notice('340104', 5, '2012-01-01', '2012-01-01')])).toThrow('ends before it begins');
  });
});

describe('the rulebook’s first version', () => {
  const first = rulebook();

  it('has a value for every parameter on any day since the regulation', () => {
    for (const on of ['2011-08-02', '2021-11-01', '2060-01-01']) {
      for (const name of PARAMETER_NAMES) expect(first.parameter(name, COMMUNITY, on)).toBeDefined();
    }
  });

  it('names its version and the last published calendar', () =>
    expect([first.version, first.calendarVersion]).toEqual(['2011.1', 'CALENDAR_2012']));

  it.each([
    ['2021-04-01', 'automatic'],
    ['2021-10-31', 'automatic'],
    ['2021-11-01', 'confirm'],
    ['2026-04-01', 'confirm'],
  ])('R6.4 (六) a review missed on %s: %s', (on, value) =>
    expect(first.parameter('missedReview', COMMUNITY, on)).toBe(value),
  );

  it('R6.4 (六) a province may choose otherwise by its own later entry', () => {
    const otherwise = rulebook([{ name: 'missedReview', area: '340000', from: '2027-01-01', value: 'automatic' }]);
    expect(otherwise.parameter('missedReview', COMMUNITY, '2026-12-31')).toBe('confirm');
    expect(otherwise.parameter('missedReview', COMMUNITY, '2027-01-01')).toBe('automatic');
  });

  it('R6.1 (六) the review window and its reminders are days of every year', () => {
    const window = first.parameter('reviewWindow', COMMUNITY, '2012-01-01');
    expect([dayInYear(2012, window.from), dayInYear(2012, window.to)]).toEqual(['2012-01-01', '2012-03-31']);
    expect(first.parameter('reviewReminders', COMMUNITY, '2012-01-01')).toEqual(['01-01', '03-01', '03-24']);
  });
});

describe('R7 (七) the entitlement matrix', () => {
  const rules = (query: Partial<Parameters<Rulebook['entitlementRows']>[0]>, book = rulebook()): readonly string[] =>
    book
      .entitlementRows({ benefit: 'SOCIAL_INSURANCE', area: COMMUNITY, on: '2012-01-01', ...query })
      .map((row) => row.rule);

  it('social-insurance subsidy: R7.3a when hired or flexible, R7.3b on a public post', () => {
    expect(rules({ form: 'ENTERPRISE' })).toEqual(['R7.3a', 'R7.4a']);
    expect(rules({ form: 'FLEXIBLE' })).toEqual(['R7.3a', 'R8.2']);
    expect(rules({ form: 'PUBLIC_POST' })).toEqual(['R7.3b', 'R7.4a']);
    expect(rules({ form: 'SELF_EMPLOYED' })).toEqual([]);
    expect(rules({ form: null })).toEqual([]);
  });

  it('R7.3 names five categories; only DISABLED, only laid-off or only designated is not among them', () => {
    const named = rulebook()
      .entitlementRows({ benefit: 'SOCIAL_INSURANCE', area: COMMUNITY, on: '2012-01-01', form: 'FLEXIBLE' })
      .find((row) => row.rule === 'R7.3a');
    expect(named?.who).toEqual(['MLA_LONG_TERM', 'OLDER', 'ZERO_EMPLOYMENT_HOUSEHOLD', 'LAND_LOSS', 'POOR_GRADUATE']);
    expect(named?.payee).toBe('PERSON');
  });

  it('technical-school aid asks for no employment', () =>
    expect(rules({ benefit: 'SCHOOL_AID', form: null })).toEqual(['R7.4c']));

  it('nothing is granted before the regulation', () => expect(rules({ on: '2011-08-01' })).toEqual([]));

  const cell = (area: string, from: string, benefits: readonly BenefitCode[], to?: string): RulebookEntry => ({
    name: 'localEntitlements',
    area,
    from,
    ...(to === undefined ? {} : { to }),
    value: benefits.map((benefit) => ({
      benefit,
      who: ['DISABLED'],
      forms: null,
      payee: 'PERSON',
      qualifying: 'APPLICATION',
      alsoNeeds: [],
      citation: { authority: '测试机关', documentNo: area },
    })),
  });

  it('R7.x, R20.1 (七)(尾) a city may add a cell of its own, for itself and from its day', () => {
    const added = rulebook([cell('340100', '2012-01-01', ['SCHOOL_AID'], '2012-07-01')]);
    expect(rules({ benefit: 'SCHOOL_AID' }, added)).toEqual(['R7.4c', 'R20.1']);
    expect(rules({ benefit: 'SCHOOL_AID', on: '2011-12-31' }, added)).toEqual(['R7.4c']);
    expect(rules({ benefit: 'SCHOOL_AID', on: '2012-07-01' }, added)).toEqual(['R7.4c']);
    expect(rules({ benefit: 'SCHOOL_AID', area: '340202' }, added)).toEqual(['R7.4c']);
    expect(rules({ benefit: 'SCHOOL_AID', area: '340000' }, added)).toEqual(['R7.4c']);
  });

  it('R7.x, R20.1 (七)(尾) the county’s cells stand beside the city’s; a later order of one layer takes the place of its own', () => {
    const added = rulebook([
      cell('340100', '2012-01-01', ['SCHOOL_AID']),
      cell('340104', '2012-01-01', ['SCHOOL_AID']),
      cell('340104', '2012-06-01', ['POST']),
    ]);
    const documents = (on: string) =>
      added
        .entitlementRows({ benefit: 'SCHOOL_AID', area: COMMUNITY, on })
        .flatMap(({ citation, paragraph, certified }) =>
          [citation?.documentNo, paragraph, certified].slice(0, citation ? 3 : 0),
        );
    expect(documents('2012-05-31')).toEqual(['340104', '(尾)', true, '340100', '(尾)', true]);
    expect(documents('2012-06-01')).toEqual(['340100', '(尾)', true]);
  });
});
