import { formatInstant } from '#kernel/instant';
import type { Decision } from '#kernel/stream-kind';
import { clerk, provinceSupervisor, secondProvinceSupervisor } from '#testing/actors';
import { rulesStory } from '#testing/rules-story';
import { describe, expect, it } from 'vitest';
import type { RulebookEvent } from './events.ts';

const longer = {
  parameter: 'noticePeriod',
  value: { unit: 'calendar', days: 10 },
  from: '2012-01-01',
  reason: '延长公示',
  source: '皖人社发〔2011〕99号',
};

const second = secondProvinceSupervisor;
const codeOf = (decision: Decision<RulebookEvent>) =>
  decision.outcome === 'refused' ? decision.refusal.code : decision.outcome;

describe('R20.1 (尾) a value of the rulebook', () => {
  it('R20.1 (尾) is proposed by one person and approved by another, never by the same', () => {
    const story = rulesStory().does('ProposeEntry', longer);
    const { proposalId } = story;
    expect(codeOf(story.tries('ApproveEntry', { proposalId }))).toBe('FOUR_EYES');
    expect(story.state.entries).toEqual([]);
    story.does('ApproveEntry', { proposalId }, second);
    expect(story.state).toMatchObject({
      area: '340000',
      proposals: [],
      entries: [{ parameter: 'noticePeriod', value: longer.value, from: '2012-01-01', to: null }],
    });
    expect(codeOf(story.tries('ApproveEntry', { proposalId }, second))).toBe('NO_OPEN_PROPOSAL');
  });

  it('R20.1 (尾) takes effect on its date, with the law’s instant in the event', () => {
    const story = rulesStory().does('ProposeEntry', longer);
    story.does('ApproveEntry', { proposalId: story.proposalId }, second);
    expect(story.events.map(({ type, effectiveAt }) => [type, formatInstant(effectiveAt)])).toEqual([
      ['EntryProposed', '2011-09-01T09:00:00+08:00'],
      ['EntryApproved', '2012-01-01T00:00:00+08:00'],
    ]);
  });

  it('R20.1 (尾) is never in effect before the second approval', () => {
    const story = rulesStory().does('ProposeEntry', longer).at('2012-02-10');
    story.does('ApproveEntry', { proposalId: story.proposalId }, second);
    expect(story.state.entries).toMatchObject([{ from: '2012-02-10' }]);
    expect(formatInstant(story.events.at(-1)?.effectiveAt ?? 0)).toBe('2012-02-10T09:00:00+08:00');
  });

  it('R20.1 (尾) that would have ended before it is approved is refused', () => {
    const story = rulesStory()
      .does('ProposeEntry', { ...longer, to: '2012-02-01' })
      .at('2012-02-01');
    expect(codeOf(story.tries('ApproveEntry', { proposalId: story.proposalId }, second))).toBe('DATES_REVERSED');
    expect(codeOf(story.tries('ProposeEntry', { ...longer, to: '2012-01-01' }))).toBe('DATES_REVERSED');
  });

  it('R20.1 (尾) is withdrawn only while it waits', () => {
    const story = rulesStory().does('ProposeEntry', longer);
    const { proposalId } = story;
    story.does('WithdrawProposal', { proposalId, reason: '文号有误' });
    expect(codeOf(story.tries('ApproveEntry', { proposalId }, second))).toBe('NO_OPEN_PROPOSAL');
    story.does('ProposeEntry', longer);
    const approved = story.proposalId;
    story.does('ApproveEntry', { proposalId: approved }, second);
    expect(codeOf(story.tries('WithdrawProposal', { proposalId: approved, reason: '晚了' }))).toBe('NO_OPEN_PROPOSAL');
  });

  it.each([
    ['noticePeriod', { unit: 'calendar', days: 0 }],
    ['noticePeriod', 7],
    ['missedReview', 'never'],
    ['reviewReminders', ['02-29']],
    ['reviewReminders', []],
    ['reviewReminders', ['03-01', '03-01']],
    ['reviewWindow', { from: '03-31', to: '01-01' }],
    ['maxSubsidyMonths', '36'],
    ['olderAge', { male: 50, female: 40, other: 1 }],
    ['retirementChangeMovesEnd', 'yes'],
  ])('R20.1 (尾) of %s may not be %j', (parameter, value) => {
    expect(codeOf(rulesStory().tries('ProposeEntry', { ...longer, parameter, value }))).toBe('PARAMETER_VALUE_INVALID');
  });

  it('offers to approve only what another person proposed', () => {
    const story = rulesStory().does('ProposeEntry', longer);
    expect(story.available(provinceSupervisor)).not.toContain('ApproveEntry');
    expect(story.available(second)).toContain('ApproveEntry');
    expect(story.available(clerk)).toEqual([]);
  });
});

describe('R20.2 (尾) an interpretation', () => {
  const reading = { id: 'JS-2012-1', text: '“连续”按自然月计算。', rules: ['R3.2'], from: '2012-01-01' };

  it('R20.2 (尾) is a dated entry under an id of its own that rules may cite', () => {
    const story = rulesStory().does('AddInterpretation', reading);
    expect(story.state.interpretations).toEqual([{ ...reading, area: '340000' }]);
    expect(story.events[0]?.grounds).toEqual({ paragraphs: ['(三)', '(尾)'], rules: ['R20.2', 'R3.2'] });
    expect(codeOf(story.tries('AddInterpretation', reading))).toBe('INTERPRETATION_ID_TAKEN');
  });
});

describe('R20.1 (尾) the working days of a year', () => {
  const days = [
    { date: '2027-01-01', kind: 'holiday' },
    { date: '2027-02-06', kind: 'holiday' },
  ];
  const calendar = { year: 2027, days, source: '国办发明电〔2026〕1号' };

  it('R20.1 (尾) are proposed by one person and published by the same command of another', () => {
    const story = rulesStory().does('PublishCalendar', calendar);
    const { proposalId } = story;
    expect(codeOf(story.tries('PublishCalendar', calendar, second))).toBe('PROPOSAL_ALREADY_OPEN');
    expect(codeOf(story.tries('PublishCalendar', { proposalId }))).toBe('FOUR_EYES');
    story.does('PublishCalendar', { proposalId }, second);
    expect(story.state.calendars).toMatchObject([{ year: 2027, days }]);
  });

  it('R20.1 (尾) stand in the province’s layer only', () => {
    expect(codeOf(rulesStory('340100').tries('PublishCalendar', calendar))).toBe('LEVEL_NOT_COMPETENT');
  });

  it.each([
    ['a day of another year', [...days, { date: '2028-01-02', kind: 'holiday' }]],
    ['a day twice', [...days, { date: '2027-02-06', kind: 'working' }]],
    ['no New Year', days.slice(1)],
  ])('R20.1 (尾) are refused with %s', (_, wrong) => {
    expect(codeOf(rulesStory().tries('PublishCalendar', { ...calendar, days: wrong }))).toBe('CALENDAR_INVALID');
  });
});
