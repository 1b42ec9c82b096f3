import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../test/support/database.ts';
import type { RulesOf } from './redeciding.ts';
import type { RecordUnderTest } from '../spec/record-under-test.ts';
import { command, openTally, recordUnderTest } from '../spec/record-under-test.ts';
import { tallyKind, tallyRules } from '../spec/tally.ts';

const HOUR = 3_600_000;
const asThen: RulesOf = (version) => (version === tallyRules.rulebookVersion ? tallyRules : null);

let under: RecordUnderTest;
let streamId: string;

/** Opened, added to, numbered, refused, reminded by time, closed on the way to a refusal. */
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
  const { record } = under;
  streamId = await openTally(record, { forMs: 3 * HOUR });
  await record.submit(command(streamId, 'Add', { by: 7 }));
  await record.submit(command(streamId, 'Number'));
  await record.submit(command(streamId, 'Add', { by: 101 }));
  await record.moveClock((await record.now()) + 2 * HOUR);
  await record.settleStream(streamId);
  await record.moveClock((await record.now()) + 2 * HOUR);
  await record.submit(command(streamId, 'Add', { by: 1 }));
});
afterAll(() => under?.end());

const redecided = (kind: typeof tallyKind, rulesOf: RulesOf = asThen) =>
  under.another({ kinds: [kind] }).redecide('tally', streamId, rulesOf);
const whatsOf = async (kind: typeof tallyKind, rulesOf?: RulesOf) =>
  (await redecided(kind, rulesOf))?.differences.map(({ version, name, what }) => [version, name, what]);

describe('every decision taken again', () => {
  it('comes out as it stands in the log: ids, dates, drawn numbers, refusals, what time alone has settled', async () => {
    expect(await redecided(tallyKind)).toEqual({ commands: 5, settlings: 1, erased: false, differences: [] });
  });

  it('a decider that decides otherwise is found, with the command and the field', async () => {
    const generous: typeof tallyKind = {
      ...tallyKind,
      decide: (tally, asked, context) => {
        const by = Number(asked.body['by']) === 7 ? 8 : asked.body['by'];
        return tallyKind.decide(tally, { ...asked, body: { ...asked.body, by } }, context);
      },
    };
    expect(await whatsOf(generous)).toEqual([[1, 'Add', 'events.0.data.by: recorded 7, decided again 8']]);
  });

  it('a decider that accepts what was refused is found', async () => {
    const lenient: typeof tallyKind = {
      ...tallyKind,
      decide: (tally, asked, context) => {
        const by = Math.min(100, Number(asked.body['by'] ?? 1));
        return tallyKind.decide(tally, { ...asked, body: { ...asked.body, by } }, context);
      },
    };
    expect(await whatsOf(lenient)).toEqual([[3, 'Add', 'outcome: recorded "refused", decided again "accepted"']]);
  });

  it('a settling that comes at another time is found, as is one that is left out', async () => {
    const early: RulesOf = () => ({ ...tallyRules, remindMs: HOUR / 2 }) as typeof tallyRules;
    expect(await whatsOf(tallyKind, early)).toEqual([
      [3, 'settle', 'events.0: recorded TallyReminded, decided again nothing'],
    ]);
    const silent: typeof tallyKind = { ...tallyKind, deadlines: () => [] };
    expect((await whatsOf(silent))?.map(([version, name]) => [version, name])).toEqual([
      [4, 'Add'],
      [3, 'settle'],
    ]);
  });

  it('what is protected is named and never shown', async () => {
    const other: typeof tallyKind = {
      ...tallyKind,
      decide: (tally, asked, context) =>
        tallyKind.decide(tally, { ...asked, body: { ...asked.body, label: '测试乙' } }, context),
    };
    expect(await whatsOf(other)).toEqual([[0, 'Open', 'events.0.protectedData.label: what is protected differs']]);
  });

  it('rules that nobody knows are told, commit by commit', async () => {
    const whats = await whatsOf(tallyKind, () => null);
    expect(whats).toHaveLength(6);
    expect(whats?.every(([, , what]) => what === 'no rulebook RULES_1 is known here')).toBe(true);
  });

  it('an erased stream is said to be so, an unknown one is nobody', async () => {
    const erased = await openTally(under.record);
    await under.record.destroyKey(erased);
    expect(await under.record.redecide('tally', erased, asThen)).toMatchObject({ erased: true, differences: [] });
    expect(await under.record.redecide('tally', '01890000-0000-7000-8000-00000000ffff', asThen)).toBeNull();
  });
});
