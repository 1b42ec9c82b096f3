import { endOfDay } from '#kernel/instant';
import type { Application, Notice, PersonState } from '#person/state';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ViewBench } from '#testing/view-bench';
import { PROVINCE, personInput, viewBench } from '#testing/view-bench';
import { listPostedNotices } from './public-notices.queries.ts';
import { publicNoticesView } from './public-notices.view.ts';

const notice: Notice = {
  eventId: 'n',
  publishedOn: '2011-09-29',
  period: { unit: 'calendar', days: 7 },
  clockAfterObjection: 'resume',
  endsAt: endOfDay('2011-10-08'),
  awaiting: null,
  objections: [],
  ended: false,
};
const application: Application = {
  eventId: 'a',
  on: '2011-09-20',
  categories: [{ code: 'DISABLED', since: '2010-01-01', to: null, eventId: 'a' }],
  primary: 'DISABLED',
  primaries: [],
  communityCheck: null,
};
const posted: Partial<PersonState> = { stage: 'ON_NOTICE', notice, application };
let bench: ViewBench;

beforeAll(async () => {
  bench = await viewBench(publicNoticesView);
});
afterAll(() => bench.close());

const listed = async (now: number) =>
  (await listPostedNotices(bench.database, { areas: PROVINCE, now, limit: 10 })).items;

describe('R4.4 (四) the posted list', () => {
  it('shows name, sex, age, category, community and dates, the ID by its first 6 and last 2, and nothing else', async () => {
    const input = personInput({ state: posted });
    await bench.apply(publicNoticesView, input);
    expect(await listed(endOfDay('2011-10-08') - 1)).toEqual([
      {
        name: '测试甲',
        sex: 'MALE',
        age: 55,
        maskedCitizenId: '340104**********34',
        categories: ['DISABLED'],
        community: '340104003002',
        publishedOn: '2011-09-29',
        endsAt: endOfDay('2011-10-08'),
      },
    ]);
  });

  it('a notice published Thu 2011-09-29 comes down by itself at 2011-10-08 24:00, settled or not', async () => {
    expect(await listed(endOfDay('2011-10-08'))).toEqual([]);
  });

  it('a notice whose clock is stopped by an objection stays posted', async () => {
    const input = personInput({ state: { ...posted, stage: 'OBJECTED', notice: { ...notice, endsAt: null } } });
    await bench.apply(publicNoticesView, input);
    expect(await listed(endOfDay('2011-10-20'))).toHaveLength(1);
    await bench.apply(publicNoticesView, { ...input, state: { ...input.state, stage: 'REFUSED' } });
    expect(await listed(endOfDay('2011-10-20'))).toEqual([]);
  });

  it('removes the row when the notice has ended', async () => {
    const input = personInput({ state: posted });
    await bench.apply(publicNoticesView, input);
    const before = await bench.rowsOf(publicNoticesView);
    await bench.apply(publicNoticesView, { ...input, state: { ...input.state, notice: { ...notice, ended: true } } });
    expect(await bench.rowsOf(publicNoticesView)).toBe(before - 1);
  });
});
