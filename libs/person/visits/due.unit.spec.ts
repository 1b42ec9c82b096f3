import { streetOfficer } from '#testing/actors';
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

  it('R4.8 (四) when the work ends the shorter interval begins with that day, unless the longer one is over before', () => {
    const person = chain('agreed').at('2011-10-10').does('RecordVisit', visit);
    person.does('RecordEmployment', { form: 'FLEXIBLE', from: '2011-10-10' });
    person.at('2011-11-20').does('EndEmployment', { on: '2011-11-19', reason: '合同终止' });
    expect(due(person, '2011-11-20')).toEqual({ REGULAR: '2011-12-20' });
    const late = chain('agreed').at('2011-10-10').does('RecordVisit', visit);
    late.does('RecordEmployment', { form: 'FLEXIBLE', from: '2011-10-10' });
    late.at('2011-12-31').does('EndEmployment', { on: '2011-12-31', reason: '合同终止' });
    expect(due(late, '2011-12-31')).toEqual({ REGULAR: '2012-01-08' });
  });

  it('R4.8, R5.9 (四)(五) who comes back is first visited within the interval of the new registration, not of an old visit', () => {
    const person = chain('agreed').at('2011-10-10').does('RecordVisit', visit);
    person.does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, streetOfficer);
    const back = chain('registered', { after: person, dates: { registered: '2013-05-06' } });
    expect(due(back, '2013-05-06')).toEqual({ REGULAR: '2013-06-05' });
  });

  it('R4.9 (四) January, the assistance month, and the open review each ask for a visit', () => {
    const person = chain('agreed').at('2012-01-05');
    expect(due(person, '2012-01-05')).toMatchObject({ ASSISTANCE_MONTH: '2012-01-31', ANNUAL_REVIEW: '2012-03-31' });
    expect(due(person, '2012-02-01')).toMatchObject({ ASSISTANCE_MONTH: '2012-01-31', ANNUAL_REVIEW: '2012-03-31' });
    person.does('RecordVisit', visit);
    expect(Object.keys(due(person, '2012-01-05'))).toEqual(['REGULAR']);
  });

  it('R4.9, R20.1 (四)(尾) once visited in it, the month of the next year asks; which month it is, the area says', () => {
    const person = chain('agreed').at('2012-01-05').does('RecordVisit', visit);
    expect(due(person, '2012-12-31')).not.toHaveProperty('ASSISTANCE_MONTH');
    expect(due(person, '2013-01-01')).toMatchObject({ ASSISTANCE_MONTH: '2013-01-31' });
    const rules = rulebook({ values: { assistanceMonth: { from: '03-01', to: '03-31' } } });
    const months = (on: string) => visitTasks(person.state, on, rules).map(({ cause, dueBy }) => `${cause} ${dueBy}`);
    expect(months('2012-02-29')).not.toContain('ASSISTANCE_MONTH 2012-03-31');
    expect(months('2012-03-01')).toContain('ASSISTANCE_MONTH 2012-03-31');
  });

  it('R4.9 (四) only who is certified; nobody visits who has left', () => {
    const registered = chain('registered').at('2012-01-05');
    expect(Object.keys(due(registered, '2012-01-05'))).toEqual(['REGULAR']);
    const left = registered.does('CloseCase', { reasonCode: 'OWN_REQUEST', on: '2012-01-05' });
    expect(due(left, '2012-01-06')).toEqual({});
  });
});
