import { endOfDay, startOfDay } from '#kernel/instant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CursorError } from '../sql.ts';
import type { InputOf, ViewBench } from '#testing/view-bench';
import { COMMUNITY, PROVINCE, deadlineOn, identity, personInput, viewBench } from '#testing/view-bench';
import { listCases, searchCases } from './case-list.queries.ts';
import { caseListView } from './case-list.view.ts';

const view = caseListView({
  funnelSteps: () => [{ from: '0001-01-01', step: 'FOUND' }],
  visitDueOn: () => '2011-10-01',
  tasks: () => [],
});
const now = startOfDay('2011-09-05');
let bench: ViewBench;

beforeAll(async () => {
  bench = await viewBench(view);
});
afterAll(() => bench.close());

async function put(input: InputOf): Promise<string> {
  const person = personInput(input);
  await bench.apply(view, person);
  return person.streamId;
}

describe('case list', () => {
  it('shows a person masked, with stage, funnel, area and the next deadline', async () => {
    const deadlines = [deadlineOn('2011-09-20'), deadlineOn('2011-09-16', { subject: 'next' })];
    const personId = await put({ deadlines, area: '340111001001' });
    const areas = [{ from: '340111', to: '340112' }];
    const { items } = await listCases(bench.database, { areas, limit: 10, now });
    expect(items).toEqual([
      {
        personId,
        name: '测试甲',
        maskedCitizenId: '340***********1234',
        stage: 'REGISTERED',
        funnel: 'FOUND',
        qualification: 'NONE',
        area: '340111001001',
        nextDeadline: {
          kind: 'StepOverdue',
          subject: 'next',
          dueAt: startOfDay('2011-09-16'),
          paragraph: '(四)',
          rule: 'R4.3',
        },
        review: null,
        overdueAt: null,
      },
    ]);
  });

  it('R4.8 (四) a person not visited in time is overdue from the end of the last day for it', async () => {
    const personId = await put({});
    const due = endOfDay('2011-10-01');
    const overdue = async (at: number) => {
      const search = { by: 'person', personId } as const;
      return (await searchCases(bench.database, search, { areas: PROVINCE, limit: 1, now: at })).items[0]?.overdueAt;
    };
    expect([await overdue(due - 1), await overdue(due)]).toEqual([null, due]);
  });

  it('R4.6 (四) a step past its last day is overdue, before any visit is', async () => {
    const step = {
      step: 'CERTIFICATE',
      episode: 'r',
      from: '2011-09-01',
      dueOn: '2011-09-16',
      awaiting: null,
      overdue: false,
    } as const;
    const personId = await put({ state: { step } });
    const search = { by: 'person', personId } as const;
    const { items } = await searchCases(bench.database, search, {
      areas: PROVINCE,
      limit: 1,
      now: endOfDay('2011-09-16'),
    });
    expect(items[0]?.overdueAt).toBe(endOfDay('2011-09-16'));
  });

  it('pages by keyset without a gap or a repeat, whatever is added meanwhile', async () => {
    const area = '340202001001';
    const areas = [{ from: '340202', to: '340203' }];
    for (let count = 0; count < 5; count += 1) await put({ area });
    const first = await listCases(bench.database, { areas, limit: 3, now });
    await put({ area, streamId: '00000000-0000-7000-8000-000000000000' });
    const second = await listCases(bench.database, { areas, limit: 3, now, cursor: first.nextCursor ?? '' });
    expect(second.nextCursor).toBeNull();
    const seen = [...first.items, ...second.items].map(({ personId }) => personId);
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
  });

  it('lists what falls due before an instant in the order of the due instants, page by page', async () => {
    const area = '340302001001';
    const areas = [{ from: '340302', to: '340303' }];
    for (const on of ['2011-09-12', '2011-09-10', '2011-09-11', '2011-09-13'])
      await put({ area, deadlines: [deadlineOn(on)] });
    const filter = { areas, limit: 2, now, dueBefore: startOfDay('2011-09-13') };
    const first = await listCases(bench.database, filter);
    const second = await listCases(bench.database, { ...filter, cursor: first.nextCursor ?? '' });
    const due = [...first.items, ...second.items].map(({ nextDeadline }) => nextDeadline?.dueAt);
    expect(due).toEqual(['2011-09-10', '2011-09-11', '2011-09-12'].map(startOfDay));
  });

  it('refuses a cursor that is not of this list', async () => {
    for (const cursor of ['', '???', 'WzFd', Buffer.from('["x"]').toString('base64url')]) {
      await expect(listCases(bench.database, { areas: PROVINCE, limit: 1, now, cursor })).rejects.toThrow(CursorError);
    }
  });

  it('finds a person by certificate number, by personId and by part of the name, whatever the case', async () => {
    const personId = await put({
      state: { identity: { ...identity, name: 'Ceshi 乙_1', certificateNumber: '3401042011000009' } },
    });
    const found = async (search: Parameters<typeof searchCases>[1]) =>
      (await searchCases(bench.database, search, { areas: PROVINCE, limit: 10, now })).items.map(
        (item) => item.personId,
      );
    expect(await found({ by: 'certificate', number: '3401042011000009' })).toEqual([personId]);
    expect(await found({ by: 'person', personId })).toEqual([personId]);
    expect(await found({ by: 'name', part: 'cESHI' })).toEqual([personId]);
    expect(await found({ by: 'name', part: '乙_' })).toEqual([personId]);
    expect(await found({ by: 'name', part: '乙%' })).toEqual([]);
  });

  it('shows nobody to a reader without any area', async () => {
    expect((await listCases(bench.database, { areas: [], limit: 10, now })).items).toEqual([]);
  });

  it('follows a person: the row is replaced, and a person without a name stays in the list', async () => {
    const streamId = await put({});
    await put({ streamId, state: { stage: 'APPLIED', identity: null }, area: COMMUNITY });
    const { items } = await searchCases(
      bench.database,
      { by: 'person', personId: streamId },
      { areas: PROVINCE, limit: 2, now },
    );
    expect(items.map(({ stage, name, maskedCitizenId }) => ({ stage, name, maskedCitizenId }))).toEqual([
      { stage: 'APPLIED', name: null, maskedCitizenId: null },
    ]);
  });
});
