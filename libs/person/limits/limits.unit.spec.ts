import { formatInstant } from '#kernel/instant';
import { streetOfficer } from '#testing/actors';
import type { ChainStep } from '#testing/chain';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const overdue = (person: Story) =>
  person.events.flatMap((event) =>
    event.type === 'StepOverdue' ? [[event.data.step, formatInstant(event.effectiveAt)]] : [],
  );

describe('R4.3, R4.6 (四) the time limits of the steps', () => {
  it.each<[string, ChainStep, string, string]>([
    [
      'R4.3 (四) certificate: 10 working days from Mon 2011-08-15',
      'registered',
      'CERTIFICATE',
      '2011-08-30T00:00:00+08:00',
    ],
    [
      'R4.6 (四) community check: 5 working days from Wed 2011-08-17',
      'lodged',
      'COMMUNITY_CHECK',
      '2011-08-25T00:00:00+08:00',
    ],
    [
      'R4.6 (四) street review: 3 working days, not over Mid-Autumn, from 2011-09-08',
      'published',
      'STREET_REVIEW',
      '2011-09-15T00:00:00+08:00',
    ],
    [
      'R4.6 (四) certification: 3 working days from Fri 2011-09-09',
      'reviewed',
      'CERTIFICATION',
      '2011-09-16T00:00:00+08:00',
    ],
  ])('%s', (_, last, step, dueAt) => {
    expect(overdue(chain(last).at('2011-12-01'))).toEqual([[step, dueAt]]);
  });

  it('R4.6 (四) a breach is recorded once and approves nothing', () => {
    const person = chain('lodged').at('2011-10-01').at('2011-11-01').at('2011-12-01');
    expect(overdue(person)).toHaveLength(1);
    expect(person.state).toMatchObject({ stage: 'APPLIED', step: { overdue: true } });
  });

  it('R4.6 (四) a step done in time is never overdue', () => {
    expect(overdue(chain('agreed').at('2011-12-31'))).toEqual([]);
  });

  it('R4.6 (四) a step that begins again is an episode of its own', () => {
    const person = chain('reviewed').at('2011-09-20');
    person.does('RaiseObjection', { by: '测试邻居', reason: '情况不实', receivedOn: '2011-09-08' });
    person.does('DismissObjection', { reason: '查无实据' }, streetOfficer).at('2011-12-01');
    expect(overdue(person).map(([step]) => step)).toEqual(['CERTIFICATION', 'STREET_REVIEW']);
  });

  it('R4.6 (四) no step runs while the clock of the notice stands still', () => {
    const person = chain('reviewed').does('RaiseObjection', {
      by: '测试邻居',
      reason: '情况不实',
      receivedOn: '2011-09-08',
    });
    expect(person.state.step).toBeNull();
  });

  it('a limit in an unpublished year has no date; publishing the year fixes it', () => {
    const person = chain('registered', {
      rules: rulebook({ unpublishedFrom: 2012 }),
      dates: { registered: '2011-12-26' },
    });
    const waiting = { kind: 'StepOverdue', dueAt: null, awaiting: 'CALENDAR_2012' };
    expect(person.deadlines).toContainEqual(expect.objectContaining(waiting));
    person.at('2012-01-31');
    expect(overdue(person)).toEqual([]);
    person.under(rulebook()).at('2012-02-01');
    expect(person.events.slice(-2)).toMatchObject([
      { type: 'DeadlineFixed', data: { lastOn: '2012-01-10' } },
      { type: 'StepOverdue' },
    ]);
    expect(overdue(person)).toEqual([['CERTIFICATE', '2012-01-11T00:00:00+08:00']]);
  });

  it('R1.3 (二) nobody waits silently: every step of the procedure that is owed by an office has a date', () => {
    const steps: readonly ChainStep[] = ['registered', 'lodged', 'published', 'reviewed'];
    for (const step of steps) expect(chain(step).deadlines.some(({ kind }) => kind !== 'RetirementReached')).toBe(true);
  });
});
