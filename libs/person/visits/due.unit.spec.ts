import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import { describe, expect, it } from 'vitest';
import { visitTasks } from './due.ts';

const due = (person: ReturnType<typeof chain>, on: string) =>
  Object.fromEntries(visitTasks(person.state, on, rulebook()).map(({ cause, dueBy }) => [cause, dueBy]));
const visit = { findings: { jobWish: '愿意' } };

describe('R4.8, R4.9 (四) visits that are due', () => {
  it('R4.8 (四) every 30 days while unemployed, every 90 while employed', () => {
    const person = chain('agreed').at('2011-10-10').does('RecordVisit', visit);
    expect(due(person, '2011-10-11')).toEqual({ REGULAR: '2011-11-09' });
    person.does('RecordEmployment', { form: 'FLEXIBLE', from: '2011-10-10' });
    expect(due(person, '2011-10-11')).toEqual({ REGULAR: '2012-01-08' });
  });

  it('R4.9 (四) January, the assistance month, and the open review each ask for a visit', () => {
    const person = chain('agreed').at('2012-01-05');
    expect(due(person, '2012-01-05')).toMatchObject({ ASSISTANCE_MONTH: '2012-01-31', ANNUAL_REVIEW: '2012-03-31' });
    expect(Object.keys(due(person, '2012-02-01'))).toEqual(['REGULAR', 'ANNUAL_REVIEW']);
    person.does('RecordVisit', visit);
    expect(Object.keys(due(person, '2012-01-05'))).toEqual(['REGULAR']);
  });

  it('R4.9 (四) only who is certified; nobody visits who has left', () => {
    const registered = chain('registered').at('2012-01-05');
    expect(Object.keys(due(registered, '2012-01-05'))).toEqual(['REGULAR']);
    const left = registered.does('CloseCase', { reasonCode: 'OWN_REQUEST', on: '2012-01-05' });
    expect(due(left, '2012-01-06')).toEqual({});
  });
});
