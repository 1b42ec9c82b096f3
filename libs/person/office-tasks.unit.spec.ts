import { citySupervisor, clerk, countyOfficer, hotlineAgent, streetOfficer } from '#testing/actors';
import { assisted, recorded, reviewChecks } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { SERVICE_STANDARDS_2011 } from '#law/service-standards-2011';
import { describe, expect, it } from 'vitest';
import { officeTasks } from './office-tasks.ts';

const tasksOf = (person: Story, rules = rulebook()) => officeTasks(person.state, rules);
const taskOf = (person: Story, kind: string) => tasksOf(person).find((each) => each.kind === kind);
const kindsOf = (person: Story) => tasksOf(person).map(({ kind }) => kind);

describe('R1.3 (二) what the offices owe a person', () => {
  it.each(['registered', 'issued', 'lodged', 'checked', 'published', 'reviewed', 'certified', 'agreed'] as const)(
    'R1.3 (二) nobody waits silently: whoever is %s has an owner and a next due date',
    (step) => {
      const dated = tasksOf(chain(step)).filter(({ dueOn }) => dueOn !== null);
      expect(dated.length).toBeGreaterThan(0);
    },
  );

  it('R1.3 (二) the steps of the chain one after the other, each with who owes it', () => {
    expect(taskOf(chain('registered'), 'CERTIFICATE_TO_BE_ISSUED')).toMatchObject({ owner: 'COMMUNITY' });
    expect(taskOf(chain('lodged'), 'COMMUNITY_CHECK_TO_BE_MADE')).toMatchObject({ owner: 'COMMUNITY' });
    expect(taskOf(chain('checked'), 'NOTICE_TO_BE_PUBLISHED')).toMatchObject({
      owner: 'COMMUNITY',
      dueOn: '2011-08-23',
    });
    const objected = chain('published').at('2011-09-05').does('RaiseObjection', { by: '居民', reason: '有异议' });
    expect(taskOf(objected, 'OBJECTION_TO_BE_DECIDED')).toMatchObject({ owner: 'STREET', from: '2011-09-05' });
    expect(taskOf(chain('published').at('2011-09-09'), 'STREET_REVIEW_TO_BE_MADE')).toMatchObject({ owner: 'STREET' });
    expect(taskOf(chain('reviewed'), 'CERTIFICATION_TO_BE_DECIDED')).toMatchObject({ owner: 'COUNTY' });
    expect(kindsOf(chain('certified'))).toEqual(
      expect.arrayContaining(['AGREEMENT_TO_BE_SIGNED', 'CARD_TO_BE_ANNOTATED']),
    );
  });

  it('R11.2 (十一) what no limit sets a day for has the days of its standard, and none while they are not published', () => {
    const agreementBy = (rules = rulebook()) =>
      tasksOf(chain('certified'), rules).find(({ kind }) => kind === 'AGREEMENT_TO_BE_SIGNED')?.dueOn;
    expect(agreementBy()).toBe('2011-09-27');
    const [standard] = SERVICE_STANDARDS_2011.filter(({ step }) => step === 'AGREEMENT_TO_BE_SIGNED');
    const value = standard ? [{ ...standard, workingDays: 2 }] : [];
    expect(agreementBy(rulebook({ values: { serviceStandards: value } }))).toBe('2011-09-15');
    expect(agreementBy(rulebook({ unpublishedFrom: 2011 }))).toBeNull();
  });

  it('R4.6 (四) a breach makes a step the next level’s, and the event says so', () => {
    const late = (step: 'lodged' | 'reviewed') => chain(step).at('2011-10-31');
    expect(taskOf(late('lodged'), 'COMMUNITY_CHECK_TO_BE_MADE')).toMatchObject({ owner: 'STREET' });
    expect(taskOf(late('reviewed'), 'CERTIFICATION_TO_BE_DECIDED')).toMatchObject({ owner: 'CITY' });
    expect(late('reviewed').events.findLast(({ type }) => type === 'StepOverdue')?.data).toMatchObject({
      step: 'CERTIFICATION',
      raisedTo: 'CITY',
    });
  });

  it('R4.6 (四) where another level certifies, the breach goes to the one above that', () => {
    const rules = rulebook({ values: { certifyingLevel: 'STREET' } });
    const person = chain('reviewed', { rules }).at('2011-10-31');
    expect(tasksOf(person, rules).find(({ kind }) => kind === 'CERTIFICATION_TO_BE_DECIDED')?.owner).toBe('COUNTY');
  });

  it('R13.2 (十三) training six months after certification, unless there was work or training since', () => {
    const training = (person: Story) => taskOf(person, 'TRAINING_TO_BE_ORGANISED');
    expect(training(chain('agreed'))).toMatchObject({ owner: 'STREET', from: '2012-03-13', dueOn: '2012-04-11' });
    const employed = chain('agreed')
      .at('2011-10-10')
      .does('RecordEmployment', { form: 'FLEXIBLE', from: '2011-10-10' });
    expect(training(employed)).toBeUndefined();
    const trained = chain('agreed').at('2012-03-20');
    trained.does('ApproveBenefit', { benefit: 'TRAINING', firstMonth: '2012-03' }, countyOfficer);
    expect(training(trained)).toBeUndefined();
  });

  it('R4.9 (四) the visits of the assistance month and of the open review are tasks of the community until they are made', () => {
    const person = chain('agreed').at('2012-01-05');
    expect(taskOf(person, 'ASSISTANCE_MONTH_VISIT')).toMatchObject({
      subject: '2012',
      owner: 'COMMUNITY',
      from: '2012-01-01',
      dueOn: '2012-01-31',
    });
    expect(taskOf(person, 'REVIEW_VISIT')).toMatchObject({ subject: '2012', from: '2012-01-01', dueOn: '2012-03-31' });
    person.does('RecordVisit', { findings: { jobWish: '愿意' } });
    expect(taskOf(person, 'ASSISTANCE_MONTH_VISIT')).toMatchObject({ subject: '2013', from: '2013-01-01' });
    expect(taskOf(person, 'REVIEW_VISIT')).toBeUndefined();
    expect(kindsOf(chain('reviewed'))).not.toContain('ASSISTANCE_MONTH_VISIT');
  });

  it('R10.2 (十) a key person without a helper', () => {
    const key = chain('agreed').at('2011-10-10').does('MarkKeyPerson', { reason: '家庭困难' }, streetOfficer);
    expect(taskOf(key, 'HELPER_TO_BE_ASSIGNED')).toMatchObject({ owner: 'STREET', from: '2011-10-10' });
    key.does('AssignHelper', { helper: '测试干部' }, streetOfficer);
    expect(taskOf(key, 'HELPER_TO_BE_ASSIGNED')).toBeUndefined();
    expect(kindsOf(chain('agreed', { categories: ['ZERO_EMPLOYMENT_HOUSEHOLD'] }))).toContain('HELPER_TO_BE_ASSIGNED');
  });

  it('R6.5, R6.1 (六) the review: decided by the end of the window; of a dead person the officer clarifies and decides on the exit', () => {
    const attended = assisted().at('2012-02-06').does('AttendReview', { on: '2012-02-06', checks: reviewChecks });
    expect(taskOf(attended, 'REVIEW_TO_BE_DECIDED')).toMatchObject({ owner: 'COUNTY', dueOn: '2012-03-31' });
    const dead = recorded(chain('agreed').at('2012-02-10'), 'DEATH', { value: '2012-02-01', from: '2012-02-01' });
    expect(taskOf(dead, 'EXIT_TO_BE_DECIDED')).toMatchObject({ owner: 'STREET', subject: 'DEATH' });
    expect(taskOf(dead.at('2012-04-05'), 'REVIEW_TO_BE_CLARIFIED')).toMatchObject({
      owner: 'COUNTY',
      from: '2012-04-01',
    });
  });

  it('R6.4 (六) a no-show that waits for its officer', () => {
    const rules = rulebook({ values: { missedReview: 'confirm' } });
    const pending = chain('agreed', { rules }).at('2012-04-05');
    expect(taskOf(pending, 'DEREGISTRATION_TO_BE_CONFIRMED')).toMatchObject({ owner: 'COUNTY', from: '2012-04-01' });
  });

  it('R4.7, R14.2, R5.10 (四)(十四)(五) also for who has left: notice, card, appeal one level up, recovery', () => {
    const cancel = { ground: 'FALSE_DECLARATION', reason: '虚报', evidence: [{ kind: '核查表' }] };
    const person = assisted().at('2011-10-10').does('CancelQualification', cancel, countyOfficer);
    const against = { eventId: person.events.findLast(({ type }) => type === 'QualificationCancelled')?.id };
    person.does('LodgeAppeal', { against, reason: '不服' }, hotlineAgent);
    expect(tasksOf(person).map(({ kind, owner }) => `${kind} ${owner}`)).toEqual([
      'CARD_TO_BE_ANNOTATED COUNTY',
      'DECISION_TO_BE_SERVED COMMUNITY',
      'APPEAL_TO_BE_DECIDED CITY',
      'RECOVERY_TO_BE_ORDERED COUNTY',
    ]);
    person.does('RecordService', { eventId: against.eventId, on: '2011-10-10', method: '直接送达' }, clerk);
    person.does('DecideAppeal', { outcome: 'VARIED', reason: '改判' }, citySupervisor);
    expect(taskOf(person, 'DECISION_TO_BE_TAKEN_AGAIN')).toMatchObject({ owner: 'COUNTY' });
    expect(taskOf(person, 'DECISION_TO_BE_SERVED')).toBeUndefined();
  });
});
