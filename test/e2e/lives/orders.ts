import type { Client } from '#contracts/client';
import { bulkWorkflowId } from '#contracts/messages';
import type { CivilDate } from '#kernel/civil-date';
import { addDays, yearOf } from '#kernel/civil-date';
import { Client as Temporal, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { act } from '../../property/model/acts.ts';
import { walkTo } from '../../property/model/model.ts';
import type { Hold, Model } from '../../property/model/state.ts';
import { isCertified } from '../../property/model/state.ts';
import type { House } from '../../support/house.ts';
import { until } from '../../support/house.ts';

/**
 * R6.8 (六) What two supervisors of the city order for the county while the lives go on: in one year of three that all who were
 * missed are restored in autumn, with New Year's Eve as their new date, in the next that no-shows are held for three weeks.
 */
const COUNTY = '340104';

export interface Restoration {
  readonly on: CivilDate;
  readonly year: string;
  readonly dueBy: CivilDate;
}

const yearsBetween = (first: CivilDate, last: CivilDate, place: number): readonly number[] =>
  Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, far) => yearOf(first) + far).filter(
    (year) => year % 3 === place,
  );

export const holdsBetween = (first: CivilDate, last: CivilDate): readonly Hold[] =>
  yearsBetween(first, last, 0)
    .map((year) => ({ from: `${year}-03-24`, until: `${year}-04-24` }))
    .filter(({ from, until: end }) => first <= from && end <= last);

export const restorationsBetween = (first: CivilDate, last: CivilDate): readonly Restoration[] =>
  yearsBetween(first, last, 2)
    .map((year) => ({ on: `${year}-10-01`, year: String(year), dueBy: `${year}-12-31` }))
    .filter(({ on }) => first <= on && on <= last);

/** Whom the orders have met, as the model tells it. */
export interface Met {
  held: number;
  restored: number;
  excused: number;
}

export interface Supervision {
  readonly met: Met;
  /** Whether anything is ordered or carried out on that day. */
  acts(day: CivilDate): boolean;
  /** What is ordered on that day; answers when it has been carried out. */
  order(day: CivilDate, models: readonly Model[]): Promise<void>;
  end(): Promise<void>;
}

export async function supervise(
  house: House,
  holds: readonly Hold[],
  restorations: readonly Restoration[],
): Promise<Supervision> {
  const connection = await Connection.connect({ address: house.run().temporalAddress });
  const temporal = new Temporal({ connection, namespace: 'yuanzhu' });
  const two = [await house.as('city-supervisor.340100'), await house.as('city-supervisor-2.340100')] as const;
  const days = new Set([...holds.flatMap(({ from, until: end }) => [from, end]), ...restorations.map(({ on }) => on)]);
  const met: Met = { held: 0, restored: 0, excused: 0 };
  return {
    met,
    acts: (day) => days.has(day),
    async order(day, models) {
      for (const { from, until: end } of holds) {
        if (end === day) met.held += models.filter((model) => isHeld(model, day)).length;
        if (from !== day) continue;
        await byTwo(two, 'HoldDeadlines', { kind: 'AnnualReviewMissed', until: end });
      }
      for (const { on, year, dueBy } of restorations) {
        if (on !== day) continue;
        const orderId = await byTwo(two, 'RestoreReviews', { year: Number(year), reviewDueBy: dueBy });
        const id = bulkWorkflowId({ kind: 'RESTORE_REVIEWS', id: orderId, area: COUNTY });
        await until(() => doneBy(temporal, id));
        for (const model of models) restoreIn(model, { on, year, dueBy }, met);
      }
    },
    end: () => connection.close(),
  };
}

/** Not attended, and not missed yet though its day has come. */
function isHeld(model: Model, day: CivilDate): boolean {
  walkTo(model, addDays(day, -1));
  const review = model.reviews[day.slice(0, 4)];
  return isCertified(model) && review?.status === 'OPEN' && review.lastDay < model.today;
}

function restoreIn(model: Model, { on, year, dueBy }: Restoration, met: Met): void {
  walkTo(model, on);
  const { leaving, qualification, reviews } = model;
  if (leaving?.reason === 'ANNUAL_REVIEW_MISSED' && leaving.review === year)
    met.restored += act(model, 'RestoreQualification', { to: dueBy }) ? 1 : 0;
  else if (qualification === 'DEREGISTRATION_PENDING' && reviews[year]?.status === 'MISSED')
    met.excused += act(model, 'ConfirmDeregistration', { reason: 'EXCUSED' }) ? 1 : 0;
}

/** The one proposes it, the other carries it out; gives the id of the event by which it is ordered. */
async function byTwo([one, other]: readonly [Client, Client], name: string, body: object): Promise<string> {
  const path = `/api/rulebook/${COUNTY}/commands/${name}`;
  const give = async (by: Client, given: object) => {
    const { status, body: answer } = await by.post<{ proposalId?: string; events: readonly { readonly id: string }[] }>(
      path,
      given,
      { 'idempotency-key': randomUUID() },
    );
    if (status !== 201) throw new Error(`${name}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  };
  const { proposalId } = await give(one, { ...body, reason: '洪水' });
  const [ordered] = (await give(other, { proposalId })).events;
  if (ordered === undefined) throw new Error(`${name} ordered nothing`);
  return ordered.id;
}

async function doneBy(temporal: Temporal, workflowId: string): Promise<boolean> {
  try {
    const { status } = await temporal.workflow.getHandle(workflowId).describe();
    return status.name === 'COMPLETED';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
