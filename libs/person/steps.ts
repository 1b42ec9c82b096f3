import type { CivilDate } from '#kernel/civil-date';
import type { EventShape, Recorded } from '#kernel/event';
import type { AreaCode } from '#law/area';
import type { ParameterName } from '#law/parameters';
import type { Rulebook } from '#law/rulebook';
import { addWorkingDays, isAwaiting } from '#law/working-days';
import type { PersonState, StepCode } from './state.ts';

/**
 * R4.3, R4.6 (四) The time limit of a step, fixed when the step begins under the rules of that day and kept plainly in the event
 * that begins it. At most one step of a case runs at a time. A breach never decides anything; `limits` records it.
 */
export type StepDue = {
  readonly step: StepCode;
  readonly from: CivilDate;
  /** The last day of the limit; null while the working days of its year are not published. */
  readonly dueOn: CivilDate | null;
  readonly awaiting: string | null;
};

const LIMITS = {
  CERTIFICATE: 'certificateIssueWorkingDays',
  COMMUNITY_CHECK: 'communityCheckWorkingDays',
  STREET_REVIEW: 'streetReviewWorkingDays',
  CERTIFICATION: 'certificationWorkingDays',
} as const satisfies Readonly<Record<StepCode, ParameterName>>;

export function stepDue(step: StepCode, from: CivilDate, area: AreaCode, rules: Rulebook): StepDue {
  const last = addWorkingDays(rules.calendar, from, rules.parameter(LIMITS[step], area, from));
  return isAwaiting(last)
    ? { step, from, dueOn: null, awaiting: last.awaiting }
    : { step, from, dueOn: last, awaiting: null };
}

/** The step that `event` begins; `null` begins none and ends the one that ran. */
export function withStep(state: PersonState, due: StepDue | null, event: Recorded<EventShape>): PersonState {
  return { ...state, step: due && { ...due, episode: event.id, overdue: false } };
}
