import { ENTRIES_2011, RULEBOOK_2011 } from '#law/rulebook-2011';
import { parseCalendar } from '#law/working-days';
import { readLawTables } from '#platform/tables';
import { secondProvinceSupervisor } from '#testing/actors';
import { rulebook } from '#testing/rulebook';
import type { RulesStory } from '#testing/rules-story';
import { rulesStory } from '#testing/rules-story';
import { describe, expect, it } from 'vitest';
import { approvedAsOf, approvedRules, effectiveRulebook, versionOn } from './effective.ts';

const delivered = {
  ...RULEBOOK_2011,
  areas: rulebook().areas,
  exceptionalDays: parseCalendar(readLawTables().exceptionalDays),
};
const asOrdered = { reason: '据文件', source: '测试文号' };
const HERE = '340104';

function approves(story: RulesStory, day: string, parameter: string, value: unknown, from: string): RulesStory {
  story.at(day).does('ProposeEntry', { parameter, value, from, ...asOrdered });
  return story.does('ApproveEntry', { proposalId: story.proposalId }, secondProvinceSupervisor);
}

function publishes(story: RulesStory, day: string, year: number, days: readonly object[]): RulesStory {
  story.at(day).does('PublishCalendar', { year, days, source: '测试文号' });
  return story.does('PublishCalendar', { proposalId: story.proposalId }, secondProvinceSupervisor);
}

const underAll = (...stories: readonly RulesStory[]) =>
  effectiveRulebook(delivered, approvedRules(stories.map(({ state }) => state)));

describe('R20.1 (尾) the rulebook that holds', () => {
  it('R20.1 (尾) is the text’s first version while nothing is approved', () => {
    const rules = underAll();
    expect(rules.version).toBe('2011.1');
    expect(rules.calendarVersion).toBe('CALENDAR_2026');
    for (const { name, from, value } of ENTRIES_2011) expect(rules.parameter(name, HERE, from)).toEqual(value);
  });

  it('R20.1 (尾) lets the nearest layer win from its day on, and names a new version for each approval', () => {
    const province = approves(rulesStory(), '2011-09-01', 'appealDays', 90, '2012-01-01');
    const city = approves(rulesStory('340100'), '2011-10-01', 'appealDays', 30, '2012-06-01');
    const rules = underAll(city, province);
    expect(rules.version).toBe('2011.1+2');
    expect(['2011-12-31', '2012-01-01', '2012-06-01'].map((on) => rules.parameter('appealDays', HERE, on))).toEqual([
      60, 90, 30,
    ]);
    expect(rules.entry('appealDays', '341202', '2012-06-01')).toMatchObject({ area: '340000', from: '2012-01-01' });
    expect(rules.entry('appealDays', HERE, '2012-06-01')).toMatchObject({ area: '340100', from: '2012-06-01' });
  });

  it('R20.1 (尾) a version of the past is found again as it held, whatever has been approved since', () => {
    const province = approves(rulesStory(), '2011-09-01', 'appealDays', 90, '2012-01-01');
    const city = approves(rulesStory('340100'), '2011-10-01', 'appealDays', 30, '2012-01-01');
    const all = approvedRules([province.state, city.state]);
    const asOf = (version: string) => {
      const then = approvedAsOf('2011.1', all, version);
      return then && effectiveRulebook(delivered, then);
    };
    for (const version of ['2011.1', '2011.1+1', '2011.1+2']) expect(asOf(version)?.version).toBe(version);
    const days = ['2011.1', '2011.1+1', '2011.1+2'].map((version) =>
      asOf(version)?.parameter('appealDays', HERE, '2012-01-01'),
    );
    expect(days).toEqual([60, 90, 30]);
    for (const unknown of ['2011.1+3', '2011.1+0', '2011.2', '']) expect(asOf(unknown)).toBeNull();
  });

  it('R20.1 (尾) corrects an entry by a new one of the same day, and what is past stays as it was', () => {
    const story = approves(rulesStory(), '2011-09-01', 'appealDays', 90, '2012-01-01');
    approves(story, '2011-09-02', 'appealDays', 45, '2012-01-01');
    expect(underAll(story).parameter('appealDays', HERE, '2012-01-01')).toBe(45);
    approves(story, '2012-03-01', 'appealDays', 20, '2012-01-01');
    const rules = underAll(story);
    expect(['2012-02-29', '2012-03-01'].map((on) => rules.parameter('appealDays', HERE, on))).toEqual([45, 20]);
  });

  it('R20.1 (尾) an entry with an end gives way to the one before it', () => {
    const story = rulesStory().does('ProposeEntry', {
      parameter: 'appealDays',
      value: 10,
      from: '2012-01-01',
      to: '2012-02-01',
      ...asOrdered,
    });
    story.does('ApproveEntry', { proposalId: story.proposalId }, secondProvinceSupervisor);
    const rules = underAll(story);
    expect(['2012-01-31', '2012-02-01'].map((on) => rules.parameter('appealDays', HERE, on))).toEqual([10, 60]);
  });

  it('R20.1 (尾) says which version held at the end of a day', () => {
    const story = approves(rulesStory(), '2011-09-01', 'appealDays', 90, '2012-01-01');
    const approved = approvedRules([approves(story, '2012-03-01', 'appealDays', 20, '2012-03-01').state]);
    expect(['2011-08-31', '2011-09-01', '2012-03-01'].map((on) => versionOn('2011.1', approved, on))).toEqual([
      '2011.1',
      '2011.1+1',
      '2011.1+2',
    ]);
  });

  it('R4.4 (四) knows a year’s working days once the year is published', () => {
    const newYear = { date: '2027-01-01', kind: 'holiday' };
    expect(underAll().calendar.isWorkingDay('2027-01-04')).toEqual({ awaiting: 'CALENDAR_2027' });
    const rules = underAll(publishes(rulesStory(), '2026-11-20', 2027, [newYear]));
    expect([rules.version, rules.calendarVersion]).toEqual(['2011.1+1', 'CALENDAR_2027']);
    expect(['2027-01-01', '2027-01-04'].map((day) => rules.calendar.isWorkingDay(day))).toEqual([false, true]);
  });

  it('R4.4 (四) a year published anew changes the days to come, never one that has passed', () => {
    const newYear = { date: '2027-01-01', kind: 'holiday' };
    const story = publishes(rulesStory(), '2026-11-20', 2027, [newYear, { date: '2027-01-05', kind: 'holiday' }]);
    publishes(story, '2027-01-29', 2027, [newYear, { date: '2027-02-01', kind: 'holiday' }]);
    const { calendar } = underAll(story);
    expect(['2027-01-05', '2027-02-01', '2027-02-02'].map((day) => calendar.isWorkingDay(day))).toEqual([
      false,
      false,
      true,
    ]);
  });
});
