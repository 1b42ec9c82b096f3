import type { CivilDate } from '#kernel/civil-date';
import type { Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { endOfDay } from '#kernel/instant';
import { inSettlingOrder } from '#kernel/stream-kind';
import type { PersonState } from '#person/state';
import { AREA_WALL } from '../area-wall.ts';
import type { InlineView, ViewInput } from '../inline-view.ts';
import { isHidden } from '../hidden.ts';
import { maskedCitizenId } from '../masking.ts';
import { caseListMigration } from './case-list.migration.ts';

export type ListedTask = {
  readonly kind: string;
  readonly subject: string;
  readonly owner: string;
  readonly from: CivilDate;
  readonly dueOn: CivilDate | null;
};

/** What the law says and this room does not know. */
export interface CaseListRules {
  /** R1.2 (二) The steps of the funnel, each from its day on, those to come included. */
  readonly funnelSteps: (state: PersonState) => readonly { readonly from: CivilDate; readonly step: string }[];
  /** R4.8 (四) The last day for the next regular visit; null when there is none to make. */
  readonly visitDueOn: (state: PersonState) => CivilDate | null;
  /** R1.3 (二) What the offices owe the person, those of later days included. */
  readonly tasks: (state: PersonState) => readonly ListedTask[];
}

/**
 * One row per person who was ever registered: what a worklist shows and filters by. A row is written with an event and read on
 * later days: nothing in it may depend on the day it was written.
 */
export function caseListView(rules: CaseListRules): InlineView<PersonState> {
  return {
    name: 'case_list',
    kind: 'person',
    migration: caseListMigration,
    wall: AREA_WALL,
    row: (input) => (input.state.stage === null || isHidden(input.state) ? null : caseRow(input, rules)),
  };
}

function caseRow({ state, summary, deadlines }: ViewInput<PersonState>, rules: CaseListRules): Json {
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
    funnel: rules.funnelSteps(state).map(({ from, step }) => [from, step]),
    qualification: state.qualification,
    area: summary.area,
    next_kind: next?.kind ?? null,
    next_subject: next?.subject ?? null,
    next_due_at: next?.dueAt ?? null,
    next_paragraph: next?.paragraph ?? null,
    next_rule: next?.rule ?? null,
    act_before: actBefore(state, rules),
    review_year: review?.year ?? null,
    review_status: review?.status ?? null,
    tasks: rules.tasks(state).map((each) => ({ ...each })),
  };
}

/** R1.3 Nobody waits silently: the instant by which staff must have acted, whichever comes first of a step (R4.6) and a visit. */
function actBefore(state: PersonState, { visitDueOn }: CaseListRules): Instant | null {
  const days = [state.step?.dueOn ?? null, visitDueOn(state)].filter((day) => day !== null);
  const first = days.sort()[0];
  return first === undefined ? null : endOfDay(first);
}
