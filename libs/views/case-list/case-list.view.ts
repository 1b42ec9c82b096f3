import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import type { Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { dateAt, endOfDay } from '#kernel/instant';
import { inSettlingOrder } from '#kernel/stream-kind';
import type { PersonState } from '#person/state';
import { AREA_WALL } from '../area-wall.ts';
import type { InlineView, ViewInput } from '../inline-view.ts';
import { maskedCitizenId } from '../masking.ts';
import { caseListMigration } from './case-list.migration.ts';

/** What the law says and this room does not know. */
export interface CaseListRules {
  /** R1.2 (二) The step of the funnel on a day. */
  readonly funnel: (state: PersonState, on: CivilDate) => string;
  /** R4.8 (四) How many days may pass between two visits, by the area of the case and the day. */
  readonly visitInterval: (employed: boolean, area: string, on: CivilDate) => number;
}

/** One row per person who was ever registered: what a worklist shows and filters by. */
export function caseListView(rules: CaseListRules): InlineView<PersonState> {
  return {
    name: 'case_list',
    kind: 'person',
    migration: caseListMigration,
    wall: AREA_WALL,
    row: (input) => (input.state.stage === null ? null : caseRow(input, rules)),
  };
}

function caseRow({ state, summary, deadlines, now }: ViewInput<PersonState>, rules: CaseListRules): Json {
  const next = inSettlingOrder(deadlines).find(({ dueAt }) => dueAt !== null);
  const review = Object.values(state.reviews).reduce<PersonState['reviews'][string] | null>(
    (latest, each) => (latest && latest.year > each.year ? latest : each),
    null,
  );
  return {
    name: state.identity?.name ?? null,
    masked_citizen_id: state.identity ? maskedCitizenId(state.identity.citizenId) : null,
    certificate_no: state.identity?.certificateNumber ?? null,
    stage: summary.stage,
    funnel: rules.funnel(state, dateAt(now)),
    qualification: state.qualification,
    area: summary.area,
    next_kind: next?.kind ?? null,
    next_subject: next?.subject ?? null,
    next_due_at: next?.dueAt ?? null,
    next_paragraph: next?.paragraph ?? null,
    next_rule: next?.rule ?? null,
    act_before: actBefore(state, summary.area, now, rules),
    review_year: review?.year ?? null,
    review_status: review?.status ?? null,
  };
}

/** R1.3 Nobody waits silently: the instant by which staff must have acted, whichever comes first of a step (R4.6) and a visit. */
function actBefore(state: PersonState, area: string, now: Instant, { visitInterval }: CaseListRules): Instant | null {
  const days = [state.step?.dueOn ?? null, visitDueOn(state, area, now, visitInterval)].filter((day) => day !== null);
  const first = days.sort()[0];
  return first === undefined ? null : endOfDay(first);
}

/** R4.8 (四) None once the person has left or was refused. */
function visitDueOn(
  state: PersonState,
  area: string,
  now: Instant,
  visitInterval: CaseListRules['visitInterval'],
): CivilDate | null {
  const since = state.visits.lastOn ?? state.registration?.on;
  if (since === undefined || state.stage === 'LEFT' || state.stage === 'REFUSED') return null;
  const employed = state.employments.some(({ to }) => to === null || dateAt(now) < to);
  return addDays(since, visitInterval(employed, area, since));
}
