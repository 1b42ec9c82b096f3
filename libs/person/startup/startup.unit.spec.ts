import { clerk, countyOfficer, helper, hotlineAgent, citySupervisor, streetOfficer } from '#testing/actors';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { refusalText } from '#law/texts';
import { describe, expect, it } from 'vitest';
import { officeTasks } from '../office-tasks.ts';

const begun = (rules = rulebook()): Story =>
  chain('agreed', { rules }).at('2011-10-10').does('BeginStartup', { business: '早餐店' });
const step = (code: string, outcome = 'TAKEN') => ({ step: code, outcome, note: '已办理' });
const taken = (person: Story, ...codes: readonly string[]): Story =>
  codes.reduce((told, code) => told.does('RecordStartupStep', step(code)), person);
const owed = (person: Story, rules = rulebook()) =>
  officeTasks(person.state, rules)
    .filter(({ kind }) => kind.startsWith('STARTUP') || kind.startsWith('OPENING'))
    .map(({ kind, owner, from, dueOn }) => `${kind} ${owner} ${from} ${dueOn}`);
const end = (outcome: string) => ({ outcome, reason: '经核实' });

describe('R13.1 (十三) the start-up chain', () => {
  it('R13.1 (十三) is begun for the certified; what business it is, only the protected part says', () => {
    const person = begun();
    expect(person.events.at(-1)).toMatchObject({
      type: 'StartupBegun',
      data: { certificationId: person.state.certification?.eventId },
      protectedData: { business: '早餐店' },
      grounds: { rules: ['R13.1'], paragraphs: ['(十三)'] },
    });
    expect(chain('reviewed').tries('BeginStartup', { business: '早餐店' })).toMatchObject({
      refusal: { code: 'OUT_OF_ORDER', grounds: { rules: ['R13.1'] }, unmet: [{ needed: 'CERTIFIED|AGREED' }] },
    });
  });

  it('R13.1 (十三) one runs at a time', () => {
    expect(begun().tries('BeginStartup', { business: '理发店' })).toMatchObject({
      refusal: { code: 'STARTUP_RUNNING' },
    });
    expect(chain('agreed').tries('RecordStartupStep', step('TRAINING'))).toMatchObject({
      refusal: { code: 'NO_STARTUP' },
    });
  });

  it('R13.1 (十三) training, guidance, loan, follow-up: each only when the one before is told of', () => {
    const order = ['TRAINING', 'GUIDANCE', 'LOAN', 'FOLLOW_UP'];
    const person = begun();
    for (const next of order) {
      for (const other of order.filter((code) => code !== next))
        expect(person.tries('RecordStartupStep', step(other))).toMatchObject({
          refusal: {
            code: 'STARTUP_OUT_OF_ORDER',
            unmet: [{ condition: 'STARTUP_STEP_NEXT', actual: other, needed: next }],
          },
        });
      taken(person, next);
    }
    taken(person, 'FOLLOW_UP');
    expect(person.state.startup?.steps.map((each) => each.step)).toEqual([...order, 'FOLLOW_UP']);
  });

  it('R13.1 (十三) the refusal names the step that is possible instead, in both languages', () => {
    expect(refusalText('STARTUP_OUT_OF_ORDER', { next: 'GUIDANCE' }, 'zh').detail).toContain('开业指导。');
    expect(refusalText('STARTUP_OUT_OF_ORDER', { next: 'GUIDANCE' }, 'en').detail).toContain(
      'now it is: opening guidance',
    );
  });

  it('R13.1 (十三) a step that is not needed is told as such, but not the follow-up', () => {
    const person = begun();
    for (const code of ['TRAINING', 'GUIDANCE', 'LOAN']) person.does('RecordStartupStep', step(code, 'NOT_NEEDED'));
    expect(person.tries('RecordStartupStep', step('FOLLOW_UP', 'NOT_NEEDED'))).toMatchObject({
      refusal: { code: 'FOLLOW_UP_OWED' },
    });
  });

  it('R13.1 (十三) each step is a task of the street with its last day, counted from the day of the one before', () => {
    const person = begun();
    expect(owed(person)).toEqual(['STARTUP_TRAINING_TO_BE_GIVEN STREET 2011-10-10 2011-12-09']);
    taken(person.at('2012-01-05'), 'TRAINING');
    expect(owed(person)).toEqual(['OPENING_GUIDANCE_TO_BE_GIVEN STREET 2012-01-05 2012-02-04']);
    taken(person.at('2012-01-10'), 'GUIDANCE');
    expect(owed(person)).toEqual(['STARTUP_LOAN_TO_BE_ARRANGED STREET 2012-01-10 2012-03-10']);
    taken(person.at('2012-02-01'), 'LOAN', 'FOLLOW_UP');
    expect(owed(person)).toEqual(['STARTUP_FOLLOW_UP_TO_BE_MADE STREET 2012-02-01 2012-05-01']);
  });

  it('R13.1, R20.1 (十三)(尾) the days are those of the area on the day of the step before; what is late decides nothing', () => {
    const startupStepDays = { TRAINING: 20, GUIDANCE: 30, LOAN: 60, FOLLOW_UP: 90 };
    const rules = rulebook({ values: { startupStepDays } });
    const person = begun(rules);
    expect(owed(person, rules)).toEqual(['STARTUP_TRAINING_TO_BE_GIVEN STREET 2011-10-10 2011-10-30']);
    const before = person.events.length;
    person.at('2011-12-31');
    expect(person.events.slice(before)).toEqual([]);
    expect(person.state.stage).toBe('AGREED');
  });

  it('R13.1 (十三) is done with a follow-up at the earliest, given up at any time, and nothing is owed then', () => {
    const person = taken(begun(), 'TRAINING', 'GUIDANCE', 'LOAN');
    expect(person.tries('EndStartup', end('ESTABLISHED'), streetOfficer)).toMatchObject({
      refusal: { code: 'STARTUP_OUT_OF_ORDER', unmet: [{ actual: 'ESTABLISHED', needed: 'FOLLOW_UP' }] },
    });
    taken(person, 'FOLLOW_UP').does('EndStartup', end('ESTABLISHED'), streetOfficer);
    expect(person.state.startup).toMatchObject({ endedOn: '2011-10-10' });
    expect(owed(person)).toEqual([]);
    const another = begun().does('EndStartup', end('GIVEN_UP'), countyOfficer);
    another.does('BeginStartup', { business: '理发店' });
    expect(owed(another)).toHaveLength(1);
  });

  it('R13.1, R14.2 (十三)(十四) leaving ends what is owed; who is restored goes on where the chain stood', () => {
    const person = taken(begun(), 'TRAINING');
    person.does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, streetOfficer);
    expect(owed(person)).toEqual([]);
    expect(person.tries('RecordStartupStep', step('GUIDANCE'))).toMatchObject({ refusal: { code: 'NO_STARTUP' } });
    const exit = person.events.findLast(({ type }) => type === 'PersonExited');
    person.does('LodgeAppeal', { against: { eventId: exit?.id }, reason: '不服' }, hotlineAgent);
    person.at('2011-10-20').does('DecideAppeal', { outcome: 'OVERTURNED', reason: '经复查' }, citySupervisor);
    expect(owed(person)).toEqual(['OPENING_GUIDANCE_TO_BE_GIVEN STREET 2011-10-10 2011-11-09']);
  });

  it('R13.1, R5.9 (十三)(五) who is certified anew begins anew', () => {
    const person = begun();
    person.does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, streetOfficer);
    const dates = {
      registered: '2012-08-15',
      lodged: '2012-08-17',
      checked: '2012-08-17',
      published: '2012-09-03',
      reviewed: '2012-09-11',
      certified: '2012-09-13',
    };
    chain('certified', { after: person, dates });
    expect(owed(person)).toEqual([]);
    expect(person.available(clerk)).toContain('BeginStartup');
  });

  it('R10.2 (十) a helper records the steps of the own persons only', () => {
    const person = begun().does('AssignHelper', { helper: helper.staff }, streetOfficer);
    const other = { ...helper, staff: 'helper-2.340104003' };
    expect(person.tries('RecordStartupStep', step('TRAINING'), other)).toMatchObject({
      refusal: { code: 'HELPER_OF_ANOTHER' },
    });
    person.does('RecordStartupStep', step('TRAINING'), helper);
    expect(person.state.startup?.steps).toHaveLength(1);
  });
});
