import { person } from '#contracts/persons';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';
import type { Staff } from '../../../test/support/lives.ts';
import { accepted, certified, published, staffOf } from '../../../test/support/lives.ts';

const measures = [
  { text: '推荐创业培训', dueOn: '2011-10-14' },
  { text: '每月走访一次', dueOn: '2012-03-31' },
];

/** Certified on 2011-09-13 with an agreement of two measures; a noodle shop is planned in October, and nobody is in a hurry. */
describe('R13.1, R10.1 (十三)(十) a business set up with help, over HTTP', () => {
  let bench: ApiBench;
  let here: Staff;
  let personId: string;

  beforeAll(async () => {
    bench = await apiBench('2011-09-01T09:00:00+08:00');
    here = await staffOf(bench);
    personId = await published(here, { serial: 1 });
    await bench.moveClock('2011-09-13T09:00:00+08:00');
    await bench.record.settleStream(personId);
    await certified(here, personId);
    const term = { from: '2011-09-13', to: '2012-09-12' };
    accepted(await here.street.command(personId, 'SignAgreement', { measures, ...term }));
    await bench.moveClock('2011-10-10T09:00:00+08:00');
    accepted(await here.clerk.command(personId, 'BeginStartup', { business: '面馆' }));
  });
  afterAll(() => bench.close());

  it('R13.1 (十三) out of its order a step is refused with the paragraph and the step that is next, in both languages', async () => {
    const loan = { step: 'LOAN', outcome: 'TAKEN', note: '已放款' } as const;
    expect(await here.clerk.command(personId, 'RecordStartupStep', loan)).toMatchObject({
      status: 409,
      body: {
        code: 'STARTUP_OUT_OF_ORDER',
        detail: expect.stringMatching(/创业培训。$/),
        paragraphs: ['(十三)'],
        rules: ['R13.1'],
        unmet: [{ condition: 'STARTUP_STEP_NEXT', actual: 'LOAN', needed: 'TRAINING' }],
        availableCommands: expect.arrayContaining([{ name: 'RecordStartupStep', paragraph: '(十三)' }]),
      },
    });
    const english = await bench.as('community-clerk.340104003001', { language: 'en' });
    expect(await english.command(personId, 'RecordStartupStep', loan)).toMatchObject({
      body: { detail: expect.stringMatching(/now it is: start-up training\.$/) },
    });
  });

  it('R13.1, R10.1 (十三)(十) what is late stands in the street’s queue, each with its standard, and closes with what came of it', async () => {
    await bench.moveClock('2011-12-15T09:00:00+08:00');
    const owed = async () => {
      const { items } = (await here.street.tasks({ owner: 'STREET' })).body;
      return items
        .filter(({ rule }) => rule === 'R13.1' || rule === 'R10.1')
        .map(({ kind, dueOn, overdue, standard }) => [kind, dueOn, overdue, standard?.rule]);
    };
    expect(await owed()).toEqual([
      ['MEASURE_TO_BE_TAKEN', '2011-10-14', true, 'R11.2'],
      ['STARTUP_TRAINING_TO_BE_GIVEN', '2011-12-09', true, 'R11.2'],
    ]);
    const outcome = { measure: 1, done: true, outcome: '已参加' };
    accepted(await here.clerk.command(personId, 'RecordMeasureOutcome', outcome));
    const training = { step: 'TRAINING', outcome: 'TAKEN', note: '已结业' } as const;
    accepted(await here.clerk.command(personId, 'RecordStartupStep', training));
    expect(await owed()).toEqual([['OPENING_GUIDANCE_TO_BE_GIVEN', '2012-01-14', false, 'R11.2']]);
  });

  it('R13.1, R10.1 (十三)(十) the person’s page and history show it, and nothing was decided by a date', async () => {
    const { body } = await here.clerk.person(personId);
    expect(person.parse(body)).toMatchObject({
      stage: 'AGREED',
      agreement: { measures: [{ done: true, recordedOn: '2011-12-15' }, { done: null }] },
      startup: {
        begunOn: '2011-10-10',
        steps: [{ step: 'TRAINING', outcome: 'TAKEN', on: '2011-12-15' }],
        next: { step: 'GUIDANCE', dueOn: '2012-01-14', overdue: false },
      },
    });
    const { events } = (await here.clerk.history(personId)).body;
    expect(events.slice(-4).map(({ type, actor, paragraphs }) => [type, actor.role, paragraphs])).toEqual([
      ['AgreementSigned', 'street-officer', ['(十)']],
      ['StartupBegun', 'community-clerk', ['(十三)']],
      ['MeasureOutcomeRecorded', 'community-clerk', ['(十)']],
      ['StartupStepRecorded', 'community-clerk', ['(十三)']],
    ]);
  });
});
