import { clerk, helper, streetOfficer } from '#testing/actors';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { officeTasks } from '../office-tasks.ts';

const done = { done: true, outcome: '已推荐三次' };
const term = { from: '2011-09-15', to: '2012-09-14' };
const planned = (...dueOn: readonly string[]) => ({
  measures: dueOn.map((day) => ({ text: '推荐岗位', dueOn: day })),
  ...term,
});
const signed = (...dueOn: readonly string[]): Story =>
  chain('certified')
    .at('2011-09-15')
    .does('SignAgreement', planned(...dueOn), streetOfficer);
const owed = (person: Story) =>
  officeTasks(person.state, rulebook())
    .filter(({ kind }) => kind === 'MEASURE_TO_BE_TAKEN')
    .map(({ subject, owner, from, dueOn }) => ({ place: subject.split(':')[1], owner, from, dueOn }));

describe('R10.1 (十) each measure of the agreement is followed to its outcome', () => {
  it('R10.1 (十) from its day on it is a task of the street, until it is recorded what came of it', () => {
    const person = signed('2011-10-15', '2011-12-15');
    expect(owed(person)).toEqual([
      { place: '1', owner: 'STREET', from: '2011-10-15', dueOn: '2011-10-15' },
      { place: '2', owner: 'STREET', from: '2011-12-15', dueOn: '2011-12-15' },
    ]);
    person.at('2011-10-20').does('RecordMeasureOutcome', { measure: 1, ...done });
    expect(person.events.at(-1)).toMatchObject({
      type: 'MeasureOutcomeRecorded',
      data: { version: 1, measure: 1, done: true },
      protectedData: { outcome: '已推荐三次' },
      grounds: { rules: ['R10.1'], paragraphs: ['(十)'] },
    });
    expect(owed(person).map(({ place }) => place)).toEqual(['2']);
    expect(person.state.stage).toBe('AGREED');
  });

  it('R10.1 (十) the agreement names the duties of both sides, and both are followed', () => {
    const measures = [
      { text: '推荐岗位', dueOn: '2011-10-15' },
      { text: '参加培训', dueOn: '2011-11-15', by: 'PERSON' },
    ];
    const person = chain('certified')
      .at('2011-09-15')
      .does('SignAgreement', { measures, ...term }, streetOfficer);
    expect(person.events.at(-1)).toMatchObject({ data: { ofPerson: [2] } });
    expect(person.state.agreement?.measures.map(({ by }) => by)).toEqual(['OFFICE', 'PERSON']);
    expect(owed(person)).toHaveLength(2);
    expect(signed('2011-10-15').events.at(-1)?.data).not.toHaveProperty('ofPerson');
  });

  it('R10.1 (十) one that was not taken is told as such and decides nothing', () => {
    const person = signed('2011-10-15').at('2011-10-20');
    person.does('RecordMeasureOutcome', { done: false, outcome: '企业停产' });
    expect(person.state.agreement?.measures).toMatchObject([{ place: 1, outcome: { done: false, on: '2011-10-20' } }]);
    expect(person.state.agreement?.versions.at(-1)?.measures).toEqual(person.state.agreement?.measures);
    expect(owed(person)).toEqual([]);
  });

  it('R10.1 (十) once only; of two open ones it is named which is meant', () => {
    const person = signed('2011-10-15', '2011-12-15').at('2011-10-20');
    expect(person.tries('RecordMeasureOutcome', done)).toMatchObject({ refusal: { code: 'SEVERAL_OPEN' } });
    person.does('RecordMeasureOutcome', { measure: 2, ...done });
    expect(person.tries('RecordMeasureOutcome', { measure: 2, ...done })).toMatchObject({
      refusal: { code: 'NO_OPEN_MEASURE', unmet: [{ condition: 'MEASURE_OPEN', actual: '1', needed: '2' }] },
    });
    person.does('RecordMeasureOutcome', done);
    expect(person.tries('RecordMeasureOutcome', done)).toMatchObject({ refusal: { code: 'NO_OPEN_MEASURE' } });
  });

  it('R10.1 (十) a measure that is amended away is owed no longer, and the first version keeps what was recorded', () => {
    const person = signed('2011-10-15', '2011-12-15').at('2011-10-20');
    person.does('RecordMeasureOutcome', { measure: 1, ...done });
    person.at('2011-11-01').does('AmendAgreement', planned('2012-01-31'), streetOfficer);
    expect(owed(person)).toMatchObject([{ place: '1', from: '2012-01-31' }]);
    expect(person.state.agreement?.versions[0]?.measures).toMatchObject([
      { outcome: { done: true } },
      { outcome: null },
    ]);
    expect(person.tries('RecordMeasureOutcome', { ...done, on: '2011-10-31' })).toMatchObject({
      refusal: { code: 'DATE_BEFORE_ACT' },
    });
  });

  it('R10.1 (十) with the agreement the duty ends', () => {
    const person = signed('2011-10-15').at('2011-10-20').does('EndAgreement', { reason: '双方协商' }, streetOfficer);
    expect(owed(person)).toEqual([]);
    expect(person.tries('RecordMeasureOutcome', done)).toMatchObject({ refusal: { code: 'NO_AGREEMENT' } });
  });

  it('R10.2 (十) a helper records it of the own persons only', () => {
    const person = signed('2011-10-15').at('2011-10-20');
    person.does('AssignHelper', { helper: helper.staff }, streetOfficer);
    const other = { ...helper, staff: 'helper-2.340104003' };
    expect(person.tries('RecordMeasureOutcome', done, other)).toMatchObject({
      refusal: { code: 'HELPER_OF_ANOTHER' },
    });
    person.does('RecordMeasureOutcome', done, helper);
    expect(person.available(clerk)).not.toContain('RecordMeasureOutcome');
  });
});
