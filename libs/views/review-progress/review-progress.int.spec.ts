import { startOfDay } from '#kernel/instant';
import type { Decided } from '#person/decided';
import { statusSince } from '#person/review/since';
import type { Review } from '#person/state';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseListView } from '../case-list/case-list.view.ts';
import type { ViewBench } from '#testing/view-bench';
import { PROVINCE, deadlineOn, personInput, viewBench } from '#testing/view-bench';
import { listNoShows, reviewProgress } from './review-progress.queries.ts';
import { reviewProgressView as viewOf } from './review-progress.view.ts';

const caseList = caseListView({
  funnelSteps: () => [{ from: '0001-01-01', step: 'FOUND' }],
  visitDueOn: () => null,
  tasks: () => [],
});
const missed = deadlineOn('2012-04-01', { kind: 'AnnualReviewMissed', subject: '2012', common: true });
const reviewProgressView = viewOf({ statusSince });
const TODAY = '2012-05-01';
let bench: ViewBench;

beforeAll(async () => {
  bench = await viewBench(reviewProgressView, caseList);
});
afterAll(() => bench.close());

function review(status: Review['status'], more: Partial<Review> = {}): Review {
  const attended = status === 'OPEN' || status === 'MISSED' ? null : { on: '2012-03-01', eventId: 'a' };
  const untouched = { remindersRaised: [], remindersLapsed: [], missed: null, decisionOverdue: false, dueBy: null };
  return { year: '2012', openedEventId: 'o', attended, status, ...untouched, ...more };
}

const aDecision: Decided = {
  eventId: 'd',
  type: 'AnnualReviewPassed',
  on: '2012-03-20',
  by: { staff: 'county-officer.340104', role: 'county-officer', area: '340104' },
  grounds: { paragraphs: ['(六)'], rules: ['R6.3'] },
  reasonCode: null,
  relied: [],
  about: 'REVIEW:2012',
  replacedBy: null,
  written: false,
  served: null,
};

async function put(review2012: Review, deadlines = [] as (typeof missed)[]): Promise<string> {
  const input = personInput({ state: { stage: 'CERTIFIED', reviews: { '2012': review2012 } }, deadlines });
  await bench.apply(reviewProgressView, input);
  await bench.apply(caseList, input);
  return input.streamId;
}

describe('R6.7 (六) progress of a year is visible at any time', () => {
  it('counts due, attended, passed, failed, missed and overdue decisions', async () => {
    await put(review('ATTENDED', { decisionOverdue: true }));
    await put(review('PASSED'));
    await put(review('FAILED'));
    await put(review('MISSED'));
    await put(review('CLOSED', { attended: null }));
    await put(review('CLOSED')); // attended, then left: no longer due, and not counted as having come
    expect(await reviewProgress(bench.database, { year: '2012', areas: PROVINCE, on: TODAY })).toEqual({
      year: '2012',
      due: 4,
      attended: 3,
      passed: 1,
      failed: 1,
      missed: 1,
      excused: 0,
      overdueDecisions: 1,
    });
  });

  it('R6.7 (六) counts any past day: what came later had not come yet', async () => {
    const decided = { ...aDecision, about: 'REVIEW:2010', on: '2010-03-20' };
    const attended = { on: '2010-02-10', eventId: 'a' };
    const state = { stage: 'CERTIFIED', decisions: [decided] } as const;
    const passed = review('PASSED', { year: '2010', attended });
    await bench.apply(reviewProgressView, personInput({ state: { ...state, reviews: { '2010': passed } } }));
    const counted = async (on: string) => {
      const {
        due,
        attended: came,
        passed: done,
      } = await reviewProgress(bench.database, { year: '2010', areas: PROVINCE, on });
      return [due, came, done];
    };
    const days = ['2009-12-31', '2010-01-01', '2010-02-09', '2010-02-10', '2010-03-19', '2010-03-20'];
    expect(await Promise.all(days.map(counted))).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 0],
      [1, 1, 1],
    ]);
  });

  it('counts nothing in another area or another year', async () => {
    const elsewhere = await reviewProgress(bench.database, {
      year: '2012',
      areas: [{ from: '3402', to: '3403' }],
      on: TODAY,
    });
    const later = await reviewProgress(bench.database, { year: '2013', areas: PROVINCE, on: '2013-05-01' });
    expect([elsewhere.due, later.due]).toEqual([0, 0]);
  });

  it('R6.8 previews who would be a no-show: open, not attended, and the law would miss them', async () => {
    const personId = await put(review('OPEN'), [missed]);
    await put(review('OPEN'));
    const { items } = await listNoShows(bench.database, { year: '2012', areas: PROVINCE, limit: 10 });
    expect(items).toEqual([
      {
        personId,
        name: '测试甲',
        maskedCitizenId: '340***********1234',
        area: '340104003002',
        missedAt: startOfDay('2012-04-01'),
      },
    ]);
  });

  it('drops a year that a person no longer has', async () => {
    const input = personInput({ state: { stage: 'CERTIFIED', reviews: { '2014': review('OPEN', { year: '2014' }) } } });
    await bench.apply(reviewProgressView, input);
    await bench.apply(reviewProgressView, { ...input, state: { ...input.state, reviews: {} } });
    expect((await reviewProgress(bench.database, { year: '2014', areas: PROVINCE, on: '2014-05-01' })).due).toBe(0);
  });
});
