import { spanOn } from '#kernel/span';
import { clerk, streetOfficer } from '#testing/actors';
import { assisted } from '#testing/assisted';
import { chain } from '#testing/chain';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { officeTasks } from '../office-tasks.ts';
import { rulebook } from '#testing/rulebook';

const told = (person: Story, on: string) => person.at(on).does('RecordProblem', { problem: '工资拖欠' });
const taskOf = (person: Story) =>
  officeTasks(person.state, rulebook()).find(({ kind }) => kind === 'PROBLEM_TO_BE_CLOSED');

describe('R13.3, R11.3 (十三)(十一) problems of those who are assisted', () => {
  it('R13.3 (十三) an employed person’s problem is recorded, what it is in the protected part only', () => {
    const person = told(assisted(), '2011-10-10');
    expect(person.events.at(-1)).toMatchObject({
      type: 'ProblemRecorded',
      data: { owner: clerk.staff },
      protectedData: { problem: '工资拖欠' },
      grounds: { rules: ['R13.3', 'R11.3'] },
    });
    expect(JSON.stringify(person.events.at(-1)?.data)).not.toContain('工资');
  });

  it('R11.3 (十一) the first who was asked owns it until the formal handover, and no day is without an owner', () => {
    const person = told(chain('agreed'), '2011-10-10');
    expect(taskOf(person)).toMatchObject({ owner: 'COMMUNITY', from: '2011-10-10' });
    person.at('2011-10-20').does('HandOverProblem', { to: streetOfficer.staff, reason: '需街道协调' });
    expect(taskOf(person)).toMatchObject({ owner: 'STREET' });
    const [problem] = person.state.problems;
    const ownerOn = (day: string) => spanOn(problem?.owners ?? [], day)?.value;
    expect(['2011-10-10', '2011-10-19', '2011-10-20', '2011-12-31'].map(ownerOn)).toEqual([
      clerk.staff,
      clerk.staff,
      streetOfficer.staff,
      streetOfficer.staff,
    ]);
  });

  it('R11.3 (十一) it goes to another member of staff, and not to a day before the last handover', () => {
    const person = told(chain('agreed'), '2011-10-10').at('2011-10-20');
    for (const to of ['热心邻居', clerk.staff])
      expect(person.tries('HandOverProblem', { to, reason: '转办' })).toMatchObject({
        refusal: { code: 'NO_OTHER_OWNER' },
      });
    person.does('HandOverProblem', { to: streetOfficer.staff, reason: '转办' });
    expect(person.tries('CloseProblem', { outcome: '已解决', on: '2011-10-19' })).toMatchObject({
      refusal: { code: 'DATE_BEFORE_ACT' },
    });
  });

  it('R13.3 (十三) is followed to its closure, also of who has left meanwhile, and closed once', () => {
    const person = told(chain('agreed'), '2011-10-10');
    person.does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, streetOfficer);
    expect(taskOf(person)).toBeDefined();
    person.at('2011-10-12').does('CloseProblem', { outcome: '工资已补发' });
    expect(person.state.problems).toMatchObject([{ closedOn: '2011-10-12' }]);
    expect(taskOf(person)).toBeUndefined();
    expect(person.tries('CloseProblem', { outcome: '再次' })).toMatchObject({ refusal: { code: 'NO_OPEN_PROBLEM' } });
    expect(person.tries('RecordProblem', { problem: '另一' })).toMatchObject({ refusal: { code: 'ALREADY_LEFT' } });
  });

  it('R13.3 (十三) of two open ones it is named which is meant', () => {
    const person = told(told(chain('agreed'), '2011-10-10'), '2011-10-11');
    expect(person.tries('CloseProblem', { outcome: '已解决' })).toMatchObject({ refusal: { code: 'SEVERAL_OPEN' } });
    const problemId = person.state.problems[0]?.id;
    person.does('CloseProblem', { problemId, outcome: '已解决' });
    expect(person.state.problems.map(({ closedOn }) => closedOn)).toEqual(['2011-10-11', null]);
  });
});
