import { endOfDay } from '#kernel/instant';
import type { Reading } from '#record/contract';
import type { PersonState } from '#person/state';
import { citySupervisor, clerk, countyOfficer, helper, hotlineAgent, streetOfficer } from '#testing/actors';
import { assisted } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { personView } from './person-view.ts';

const rules = rulebook();

function seen(person: Story, on: string, covers = true) {
  const { state, deadlines, now } = person;
  const summary = { stage: state.stage ?? 'NONE', area: clerk.area };
  const unchanged = { provisional: false, pending: [], quarantined: false };
  const reading: Reading<PersonState> = { streamId: 'p', version: 1, state, summary, deadlines, now, ...unchanged };
  return personView(reading, endOfDay(on) - 1, { covers, rules, available: [] });
}

const kindsOf = (person: Story, on: string) => seen(person, on)?.incidents.map(({ kind }) => kind);

describe('what the office owes a person', () => {
  it('R10.2, R10.3 (十) the helper of the day, and the one before on the days before the handover', () => {
    const person = chain('agreed').does('MarkKeyPerson', { reason: '家庭困难' }, streetOfficer);
    expect(seen(person, '2011-09-15')).toMatchObject({ keyPerson: true, helper: null });
    expect(kindsOf(person, '2011-09-15')).toEqual(['KEY_WITHOUT_HELPER']);
    person.at('2011-09-16').does('AssignHelper', { helper: helper.staff }, streetOfficer);
    person.at('2011-09-20').does('HandOverHelper', { to: '测试干部', reason: '工作调动' }, streetOfficer);
    expect(seen(person, '2011-09-19')).toMatchObject({ helper: helper.staff, incidents: [] });
    expect(seen(person, '2011-09-20')?.helper).toBe('测试干部');
  });

  it('R5.2 (五) nothing of this is shown to staff of another area', () => {
    const person = chain('agreed').does('MarkKeyPerson', { reason: '家庭困难' }, streetOfficer);
    person.does('AssignHelper', { helper: helper.staff }, streetOfficer);
    expect(seen(person, '2011-12-31', false)).toMatchObject({
      helper: null,
      keyPerson: false,
      incidents: [],
      visitTasks: [],
      appeals: [],
      redecisions: [],
    });
  });

  it('R13.1 (十三) the start-up chain as it stood on a day: what was taken, what is owed next and whether it is late', () => {
    const person = chain('agreed').at('2011-10-10').does('BeginStartup', { business: '早餐店' });
    person.at('2011-11-01').does('RecordStartupStep', { step: 'TRAINING', outcome: 'TAKEN', note: '已结业' });
    const startup = (on: string) => seen(person, on)?.startup;
    expect(startup('2011-10-09')).toBeNull();
    expect(startup('2011-10-31')).toMatchObject({ steps: [], next: { step: 'TRAINING', dueOn: '2011-12-09' } });
    expect(startup('2011-12-01')).toMatchObject({
      steps: [{ step: 'TRAINING', outcome: 'TAKEN', on: '2011-11-01' }],
      next: { step: 'GUIDANCE', dueOn: '2011-12-01', overdue: false },
      endedOn: null,
    });
    expect(startup('2011-12-02')?.next?.overdue).toBe(true);
    person.at('2011-12-05').does('EndStartup', { outcome: 'GIVEN_UP', reason: '本人放弃' }, streetOfficer);
    expect(startup('2011-12-04')).toMatchObject({ next: { step: 'GUIDANCE' }, endedOn: null });
    expect(startup('2011-12-05')).toMatchObject({ next: null, endedOn: '2011-12-05' });
    expect(seen(person, '2011-12-05', false)?.startup).toBeNull();
  });

  it('R10.1 (十) the measures of the agreement, and what was known of them on a day', () => {
    const person = chain('agreed').at('2011-10-10').does('RecordMeasureOutcome', { done: true, outcome: '已推荐' });
    const measures = (on: string, covers = true) => seen(person, on, covers)?.agreement?.measures;
    expect(measures('2011-10-09')).toEqual([
      { measure: 1, by: 'OFFICE', dueOn: '2012-09-14', done: null, recordedOn: null },
    ]);
    expect(measures('2011-10-10')).toEqual([
      { measure: 1, by: 'OFFICE', dueOn: '2012-09-14', done: true, recordedOn: '2011-10-10' },
    ]);
    expect(measures('2011-10-10', false)).toEqual([]);
  });

  it('R4.8, R4.9 (四) visits that are due, and whether they are late', () => {
    const person = chain('agreed')
      .at('2011-10-10')
      .does('RecordVisit', { findings: { jobWish: '愿意' } });
    expect(seen(person, '2011-11-09')?.visitTasks).toEqual([
      { cause: 'REGULAR', dueBy: '2011-11-09', overdue: false, paragraph: '(四)', rule: 'R4.8' },
    ]);
    expect(seen(person, '2011-11-10')?.visitTasks).toMatchObject([{ overdue: true }]);
    person.at('2012-01-05');
    expect(seen(person, '2012-01-05')?.visitTasks.map(({ cause }) => cause)).toEqual([
      'REGULAR',
      'ASSISTANCE_MONTH',
      'ANNUAL_REVIEW',
    ]);
  });

  it('R4.6 (四) a step that is late stays an incident until it is done', () => {
    const person = chain('reviewed').at('2011-09-16');
    expect(seen(person, '2011-09-16')?.incidents).toEqual([
      { kind: 'STEP_OVERDUE', subject: 'CERTIFICATION', paragraph: '(四)', rule: 'R4.6' },
    ]);
    person.does('CertifyPerson', {}, countyOfficer);
    expect(kindsOf(person, '2011-09-16')).toEqual([]);
  });

  it('R6.1 (六) the review of a dead person is an incident, not a no-show', () => {
    const death = { fact: 'DEATH', value: '2012-02-01', from: '2012-02-01', evidence: [{ kind: '死亡证明' }] };
    const person = chain('agreed').at('2012-02-10').does('RecordFact', death).at('2012-04-05');
    expect(seen(person, '2012-04-05')?.incidents).toContainEqual({
      kind: 'REVIEW_DECISION_OVERDUE',
      subject: '2012',
      paragraph: '(六)',
      rule: 'R6.5',
    });
  });

  it('R14.2 (十四) an appeal, its outcome, and the decision that took the place of the one that fell', () => {
    const person = assisted();
    person.at('2011-10-10').does('RefuseBenefit', { benefit: 'HIRING_REWARD', reason: '非零就业家庭' }, countyOfficer);
    const refused = person.events.at(-1)?.id ?? '';
    person.does('LodgeAppeal', { against: { eventId: refused }, reason: '不服' }, hotlineAgent);
    expect(seen(person, '2011-10-10')?.appeals).toMatchObject([
      { against: { eventId: refused }, receivedOn: '2011-10-10', decidedAt: 'COUNTY', outcome: 'OPEN' },
    ]);
    person.at('2011-10-12').does('DecideAppeal', { outcome: 'OVERTURNED', reason: '重新核定' }, citySupervisor);
    expect(seen(person, '2011-10-12')?.appeals).toMatchObject([{ outcome: 'OVERTURNED' }]);
    expect(seen(person, '2011-10-12')?.redecisions).toMatchObject([
      { of: refused, cause: 'APPEAL', openedOn: '2011-10-12', takenBy: null },
    ]);
  });

  it('R6.5 (六) an agency that did not decide in time, and the status of a review as it was by a day', () => {
    const person = chain('agreed').at('2012-02-01');
    const checks = {
      basicInformation: '无变化',
      employmentStatus: '无变化',
      benefits: '无',
      certificateMisuse: '无',
    };
    person.does('AttendReview', { on: '2012-02-01', checks }).at('2012-04-01');
    expect(kindsOf(person, '2012-04-01')).toEqual(['REVIEW_DECISION_OVERDUE']);
    person.at('2012-04-05').does('PassReview', {}, countyOfficer);
    expect(kindsOf(person, '2012-04-05')).toEqual([]);
    const status = (on: string) => seen(person, on)?.review?.status;
    expect([status('2012-01-31'), status('2012-02-01'), status('2012-04-04'), status('2012-04-05')]).toEqual([
      'OPEN',
      'ATTENDED',
      'ATTENDED',
      'PASSED',
    ]);
  });
});
