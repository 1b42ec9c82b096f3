import type { Actor, Json } from '#kernel/event';
import { dateAt } from '#kernel/instant';
import type { PersonState } from '#person/state';
import { retirementRipple } from '#person/retirement-ripple';
import type { OrderedRestoration } from '#rulebook/state';
import { createHash } from 'node:crypto';
import { areaRanges } from './lists/area-ranges.ts';
import type { LiveLaw } from './law.ts';
import { PERSON } from './look.ts';
import type { CaseRecord } from './record-port.ts';

/** Codes and ids only: it travels through Temporal. */
export type BulkJob =
  | { readonly kind: 'RESTORE_REVIEWS'; readonly id: string; readonly area: string }
  | { readonly kind: 'RETIREMENT_TABLE'; readonly id: string; readonly from: string };

export interface BulkChunk {
  readonly done: number;
  /** Go on behind this person; `null`: that was the last page. */
  readonly after: string | null;
}

/** What is given to one person of many: by whom, and as what. */
interface Given {
  readonly name: string;
  readonly body: Readonly<Record<string, Json>>;
  readonly actor: Actor;
}

export type Bulk = ReturnType<typeof createBulk>;

const PAGE = 100;
const SYSTEM: Actor = { staff: 'system', role: 'system', area: '340000' };

/**
 * What is done to many persons, one by one and page by page: each is looked at as it stands, and whom it concerns is given a command
 * of its own. The key follows from the job and the person, so that a page done again finds the stored answers.
 */
export function createBulk({ record, live }: { readonly record: CaseRecord; readonly live: LiveLaw }) {
  const { law } = live;

  /** R8.5 (八) The table in force, when it has come after the text's own. */
  async function retirementTable(): Promise<readonly BulkJob[]> {
    const today = dateAt(await record.now());
    const table = law.rulebook.retirementTables.findLast(({ from }) => from === null || from <= today);
    if (!table || table.from === null) return [];
    const digest = createHash('sha256').update(JSON.stringify(table)).digest('hex').slice(0, 12);
    return [{ kind: 'RETIREMENT_TABLE', id: `${table.from}-${digest}`, from: table.from }];
  }

  /** Null: it does not concern this person. */
  function givenTo(state: PersonState, job: BulkJob, today: string): Given | null {
    if (state.stage === null) return null;
    if (job.kind === 'RETIREMENT_TABLE') {
      const moves = retirementRipple(state, today, law.rulebook) !== null;
      return moves ? { name: 'ApplyRetirementTable', body: { from: job.from }, actor: SYSTEM } : null;
    }
    const order = live.approved().restorations.find(({ orderId }) => orderId === job.id);
    if (!order) throw new Error(`no restoration ${job.id} is known here yet`);
    return restorationOf(state, order);
  }

  /** What is due and not yet written has no event to name: it is settled first. */
  async function settledReadings(page: readonly string[]) {
    const readings = await record.readMany<PersonState>(PERSON, page);
    const late = [...readings].filter(([, { provisional }]) => provisional).map(([streamId]) => streamId);
    for (const streamId of late) await record.settleStream(streamId);
    return late.length === 0 ? readings : new Map([...readings, ...(await record.readMany<PersonState>(PERSON, late))]);
  }

  return {
    /** Everything ordered for many persons, done or not. */
    jobs: async (): Promise<readonly BulkJob[]> => [
      ...live
        .approved()
        .restorations.map(({ orderId, area }): BulkJob => ({ kind: 'RESTORE_REVIEWS', id: orderId, area })),
      ...(await retirementTable()),
    ],

    async workChunk(job: BulkJob, after: string | null): Promise<BulkChunk> {
      const today = dateAt(await record.now());
      const within = job.kind === 'RESTORE_REVIEWS' ? { areas: areaRanges(law, job.area, today) } : {};
      const page = await record.listStreams({ kind: PERSON, ...within, after, limit: PAGE });
      let done = 0;
      for (const [streamId, { state, erased }] of await settledReadings(page)) {
        const given = erased ? null : givenTo(state, job, today);
        if (given === null) continue;
        const answer = await record.submit({
          kind: PERSON,
          target: { streamId },
          commandId: keyOf(job, streamId),
          ...given,
          authorise: () => null,
        });
        if (answer.outcome === 'accepted' && !answer.replayed) done += 1;
      }
      return { done, after: page.length < PAGE ? null : (page.at(-1) ?? null) };
    },
  };
}

/** R6.8 (六) Who was deregistered for missing that year's review is restored; where it waits for an officer, it is excused. */
function restorationOf(state: PersonState, { year, reviewDueBy, reason, by }: OrderedRestoration): Given | null {
  const { leaving, qualification, reviews } = state;
  if (leaving?.reasonCode === 'ANNUAL_REVIEW_MISSED' && leaving.reviewYear === year) {
    const body = { of: leaving.eventId, from: leaving.on, reviewDueBy, reason };
    return { name: 'RestoreQualification', body, actor: by };
  }
  const pending = qualification === 'DEREGISTRATION_PENDING' && reviews[year]?.status === 'MISSED';
  return pending ? { name: 'ConfirmDeregistration', body: { outcome: 'EXCUSED', reason }, actor: by } : null;
}

/** A UUID (version 8) that this job and this person always have. */
function keyOf({ kind, id }: BulkJob, streamId: string): string {
  const hex = createHash('sha256').update(`${kind} ${id} ${streamId}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
