import type { ViewBench } from '#testing/view-bench';
import { personInput, viewBench } from '#testing/view-bench';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListedTask } from './case-list.view.ts';
import { caseListView } from './case-list.view.ts';
import { listTasks } from './task-queue.queries.ts';

const tasks = new Map<string, readonly ListedTask[]>();
const view = caseListView({
  funnelSteps: () => [{ from: '0001-01-01', step: 'FOUND' }],
  visitDueOn: () => null,
  tasks: ({ personId }) => tasks.get(personId) ?? [],
});
let bench: ViewBench;

beforeAll(async () => {
  bench = await viewBench(view);
});
afterAll(() => bench.close());

const owed = (kind: string, dueOn: string | null, more: Partial<ListedTask> = {}): ListedTask => ({
  kind,
  subject: 's',
  owner: 'COMMUNITY',
  from: '2011-09-01',
  dueOn,
  ...more,
});

async function put(area: string, certified: boolean, ...owe: readonly ListedTask[]): Promise<void> {
  const person = personInput({ area, state: certified ? { stage: 'CERTIFIED', qualification: 'CERTIFIED' } : {} });
  tasks.set(person.streamId, owe);
  await bench.apply(view, person);
}

describe('R11.1 (十一) the queue of tasks', () => {
  const area = '340402001001';
  const areas = [{ from: '340402', to: '340403' }];
  const ask = (more: object = {}) => listTasks(bench.database, { areas, on: '2011-09-10', limit: 50, ...more });
  const kinds = async (more: object = {}) => (await ask(more)).items.map(({ kind }) => kind);

  beforeAll(async () => {
    await put(area, false, owed('ordinary, early', '2011-09-11'), owed('ordinary, county', null, { owner: 'COUNTY' }));
    await put(area, true, owed('assisted, late', '2011-10-01'), owed('assisted, early', '2011-09-20'));
    await put(area, true, owed('assisted, undated', null), owed('assisted, to come', null, { from: '2011-09-11' }));
    await put('340403001001', true, owed('elsewhere', '2011-09-02'));
  });

  it('R11.1 (十一) assisted persons first, then by the last day for it, the undated last', async () => {
    expect(await kinds()).toEqual([
      'assisted, early',
      'assisted, late',
      'assisted, undated',
      'ordinary, early',
      'ordinary, county',
    ]);
    expect((await ask()).items.map(({ assisted }) => assisted)).toEqual([true, true, true, false, false]);
  });

  it('R1.3 (二) what is to be done later comes with its day; a level asks for its own', async () => {
    expect(await kinds({ on: '2011-09-11' })).toContain('assisted, to come');
    expect(await kinds({ owner: 'COUNTY' })).toEqual(['ordinary, county']);
  });

  it('pages without a gap or a repeat', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ kind }) => kind));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(await kinds());
  });
});
