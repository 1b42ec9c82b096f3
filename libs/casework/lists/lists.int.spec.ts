import { startOfDay } from '#kernel/instant';
import type { Staff } from '#law/roles';
import { parseStaff } from '#law/roles';
import { readLawTables } from '#platform/tables';
import type { ViewBench } from '#testing/view-bench';
import { deadlineOn, identity, personInput, viewBench } from '#testing/view-bench';
import { caseListView } from '#views/case-list/case-list.view';
import { deadlineLedgerView } from '#views/deadline-ledger/deadline-ledger.view';
import { publicNoticesView } from '#views/public-notices/public-notices.view';
import { statusSince } from '#person/review/since';
import { reviewProgressView } from '#views/review-progress/review-progress.view';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../judge.ts';
import { lawOf } from '../law.ts';
import type { Lists } from './lists.ts';
import { createLists } from './lists.ts';
import { createNotices } from './notices.ts';

const law = lawOf(readLawTables());
const caseList = caseListView({
  funnelSteps: () => [{ from: '0001-01-01', step: 'FOUND' }],
  visitDueOn: () => null,
  tasks: () => [],
});
const views = [caseList, deadlineLedgerView, publicNoticesView, reviewProgressView({ statusSince })];
const here = '340104003002';
const chaohu = '341421100001';
let bench: ViewBench;
let lists: Lists;
let today = '2011-09-05';
const now = async () => startOfDay(today);
const holders = new Map<string, string>();

beforeAll(async () => {
  bench = await viewBench(...views);
  lists = createLists({ law, database: bench.database, now, holderOf: async (id) => holders.get(id) ?? null });
});
afterAll(() => bench.close());

function staff(account: string): Staff {
  const parsed = parseStaff(account);
  if (!parsed) throw new Error(account);
  return parsed;
}

async function put(area: string, more: Parameters<typeof personInput>[0] = {}): Promise<string> {
  const input = personInput({ area, ...more });
  for (const view of views) await bench.apply(view, input);
  return input.streamId;
}

function idsOf(answer: Answer<{ readonly items: readonly { readonly personId: string }[] }>): readonly string[] {
  if (answer.outcome !== 'found') throw new Error(answer.outcome);
  return answer.value.items.map(({ personId }) => personId).sort();
}

describe('R5.2 (五) who is listed to whom', () => {
  it('lists the own area, however large, and denies the list of another', async () => {
    const mine = await put(here);
    const other = await put('340111001001');
    expect(idsOf(await lists.persons({ staff: staff('street-officer.340104003') }))).toEqual([mine]);
    expect(idsOf(await lists.persons({ staff: staff('city-supervisor.340100') }))).toEqual([mine, other].sort());
    expect(idsOf(await lists.persons({ staff: staff('city-supervisor.340100'), area: '340111' }))).toEqual([other]);
    const denied = await lists.persons({ staff: staff('street-officer.340104003'), area: '340111' });
    expect(denied).toMatchObject({ outcome: 'denied', denied: { denied: 'AREA', rule: 'R5.2' } });
  });

  it('R5.10 lists a case of 庐江 under Chaohu until 2011-08-21 and under Hefei from 2011-08-22', async () => {
    const personId = await put(chaohu);
    const seenBy = async (account: string) => idsOf(await lists.persons({ staff: staff(account) })).includes(personId);
    today = '2011-08-21';
    expect([await seenBy('city-supervisor.341400'), await seenBy('city-supervisor.340100')]).toEqual([true, false]);
    today = '2011-08-22';
    expect([await seenBy('city-supervisor.340100'), await seenBy('county-officer.340124')]).toEqual([true, true]);
  });

  it('finds anybody in the province by the exact citizen ID, masked, old numbers too', async () => {
    const citizenId = '34010419560815123X';
    const personId = await put('340202001001', { state: { identity: { ...identity, citizenId } } });
    holders.set(citizenId, personId);
    const clerk = staff('community-clerk.340104003002');
    const found = await lists.search({ staff: clerk, q: citizenId.toLowerCase() });
    expect(idsOf(found)).toEqual([personId]);
    expect(JSON.stringify(found)).not.toContain('19560815');
    expect(idsOf(await lists.search({ staff: clerk, q: '340104560815123' }))).toEqual([personId]);
    expect(idsOf(await lists.search({ staff: clerk, q: '340104195608151230' }))).toEqual([]);
  });

  it('shows the next deadline and the ledger as http-contract says', async () => {
    const area = '340303001001';
    const personId = await put(area, {
      deadlines: [
        deadlineOn('2011-09-16'),
        deadlineOn('2011-09-16', { subject: 'x', dueAt: null, awaiting: 'CALENDAR_2027' }),
      ],
    });
    const officer = staff('county-officer.340303');
    const deadline = {
      kind: 'StepOverdue',
      subject: 'certificate',
      dueAt: '2011-09-16T00:00:00+08:00',
      paragraph: '(四)',
      rule: 'R4.3',
    };
    expect(await lists.persons({ staff: officer })).toMatchObject({
      value: { items: [{ personId, nextDeadline: deadline }] },
    });
    expect(await lists.deadlines({ staff: officer })).toMatchObject({
      value: {
        items: [
          { personId, ...deadline, area },
          { personId, dueAt: null, awaiting: 'CALENDAR_2027' },
        ],
        nextCursor: null,
      },
    });
    expect(idsOf(await lists.deadlines({ staff: officer, before: startOfDay('2011-09-16') }))).toEqual([]);
  });

  it('shows the review of a year to the staff of its area and not to a helper', async () => {
    const progress = await lists.reviewProgress({ staff: staff('county-officer.340104'), year: '2012' });
    expect(progress).toMatchObject({ outcome: 'found', value: { year: '2012', area: '340104', due: 0 } });
    const helper = await lists.reviewProgress({ staff: staff('helper.340104003'), year: '2012' });
    expect(helper).toMatchObject({ outcome: 'denied', denied: { denied: 'ROLE' } });
  });
});

describe('R4.4 (四) the posted list', () => {
  it('names the community, says the category in neutral words and how to object', async () => {
    const application = {
      eventId: 'a',
      on: '2011-09-20',
      categories: [
        { code: 'DISABLED', since: '2010-01-01', to: null, eventId: 'a' },
        { code: 'ZERO_EMPLOYMENT_HOUSEHOLD', since: '2010-01-01', to: null, eventId: 'a' },
      ],
      primary: 'DISABLED',
      primaries: [],
      communityCheck: null,
    } as const;
    const notice = {
      eventId: 'n',
      publishedOn: '2011-09-29',
      period: { unit: 'calendar', days: 7 },
      clockAfterObjection: 'resume',
      endsAt: startOfDay('2011-10-09'),
      awaiting: null,
      objections: [],
      ended: false,
    } as const;
    await put(here, { state: { stage: 'ON_NOTICE', application, notice } });
    const board = createNotices({ law, database: bench.database, now: async () => startOfDay('2011-10-01') });
    const posted = await board.posted({ area: here, language: 'zh' });
    expect(posted.items).toEqual([
      {
        name: '测试甲',
        sex: 'MALE',
        age: 55,
        category: '就业困难人员',
        maskedCitizenId: '340104**********34',
        community: law.areas.name(here),
        publishedOn: '2011-09-29',
        endsAt: '2011-10-09T00:00:00+08:00',
      },
    ]);
    expect(posted.howToObject).toContain('12333');
  });
});
