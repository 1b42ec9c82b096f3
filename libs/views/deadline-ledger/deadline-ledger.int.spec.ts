import { startOfDay } from '#kernel/instant';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ViewBench } from '#testing/view-bench';
import { PROVINCE, deadlineOn, personInput, viewBench } from '#testing/view-bench';
import { listDeadlines } from './deadline-ledger.queries.ts';
import { deadlineLedgerView } from './deadline-ledger.view.ts';

const MOVED = deadlineOn('2012-04-01', { subject: 'moved' });

let bench: ViewBench | undefined;

beforeEach(async () => {
  await bench?.close();
  bench = await viewBench(deadlineLedgerView);
});
afterAll(() => bench?.close());

async function put(...deadlines: readonly ReturnType<typeof deadlineOn>[]): Promise<string> {
  const input = personInput({ deadlines });
  await bench?.apply(deadlineLedgerView, input);
  return input.streamId;
}

function listed(filter: Partial<Parameters<typeof listDeadlines>[1]> = {}) {
  if (!bench) throw new Error('no bench');
  return listDeadlines(bench.database, { areas: PROVINCE, limit: 100, ...filter });
}

describe('R1.3 (二) the ledger of deadlines', () => {
  it('lists every deadline in the order of due instants, the undated last with what they await', async () => {
    const undated = deadlineOn('2011-01-01', { kind: 'PublicNoticeEnded', dueAt: null, awaiting: 'CALENDAR_2027' });
    const personId = await put(undated, deadlineOn('2012-01-01'), deadlineOn('2011-10-01', { subject: 'b' }));
    const { items } = await listed();
    expect(items.map(({ dueAt, awaiting }) => [dueAt, awaiting])).toEqual([
      [startOfDay('2011-10-01'), null],
      [startOfDay('2012-01-01'), null],
      [null, 'CALENDAR_2027'],
    ]);
    expect(items.every((item) => item.personId === personId)).toBe(true);
  });

  it('is told of changed lines only, and stands as if it had been told everything', async () => {
    const stays = deadlineOn('2013-01-01', { subject: 'stays' });
    const held = personInput({ deadlines: [deadlineOn('2012-03-01', { subject: 'settled' }), MOVED, stays] });
    const later = { ...MOVED, dueAt: startOfDay('2012-06-01') };
    const now = { ...held, deadlines: [later, stays, deadlineOn('2014-01-01', { subject: 'new' })] };
    await bench?.apply(deadlineLedgerView, held);
    await bench?.apply(deadlineLedgerView, now, held);
    const told = (await listed()).items;
    await bench?.apply(deadlineLedgerView, now);
    expect(told).toEqual((await listed()).items);
    expect(told.map(({ subject }) => subject)).toEqual(['moved', 'stays', 'new']);
    const change = deadlineLedgerView.change?.(deadlineLedgerView.row(held), deadlineLedgerView.row(now));
    expect(JSON.stringify(change)).not.toContain('stays');
  });

  it('lists only what is due before an instant', async () => {
    await put(deadlineOn('2011-10-01'), deadlineOn('2011-10-02', { subject: 'b' }));
    const { items } = await listed({ before: startOfDay('2011-10-02') });
    expect(items.map(({ dueAt }) => dueAt)).toEqual([startOfDay('2011-10-01')]);
  });

  it('pages through deadlines that fall on one instant without losing one', async () => {
    await put(
      deadlineOn('2012-01-01'),
      deadlineOn('2012-01-01', { subject: 'b' }),
      deadlineOn('2012-01-01', { kind: 'X' }),
    );
    await put(
      deadlineOn('2012-01-01'),
      deadlineOn('2012-01-01', { dueAt: null, awaiting: 'CALENDAR_2027', subject: 'c' }),
    );
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listed({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ personId, kind, subject }) => `${personId} ${kind} ${subject}`));
      cursor = page.nextCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
  });

  it('holds nothing of a person for whom nothing will fall due', async () => {
    const input = personInput({ deadlines: [deadlineOn('2011-10-01')] });
    await bench?.apply(deadlineLedgerView, input);
    await bench?.apply(deadlineLedgerView, { ...input, deadlines: [] });
    expect((await listed()).items).toEqual([]);
  });

  it('follows what changes: a moved date, an ended deadline, another community', async () => {
    const input = personInput({ deadlines: [deadlineOn('2011-10-01'), deadlineOn('2011-10-02', { subject: 'b' })] });
    await bench?.apply(deadlineLedgerView, input);
    const moved = { ...input, deadlines: [deadlineOn('2011-10-05'), deadlineOn('2011-10-03', { subject: 'c' })] };
    await bench?.apply(deadlineLedgerView, moved);
    const at = async () => (await listed()).items.map(({ subject, dueAt, area }) => [subject, dueAt, area]);
    expect(await at()).toEqual([
      ['c', startOfDay('2011-10-03'), '340104003002'],
      ['certificate', startOfDay('2011-10-05'), '340104003002'],
    ]);
    await bench?.apply(deadlineLedgerView, { ...moved, summary: { ...moved.summary, area: '340104003003' } });
    expect((await at()).map(([, , area]) => area)).toEqual(['340104003003', '340104003003']);
  });
});
