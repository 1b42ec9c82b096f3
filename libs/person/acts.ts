import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import type { EventShape, NewEvent } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { startOfDay } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import type { Claim, Decision } from '#kernel/stream-kind';
import type { AreaCode } from '#law/area';
import type { RuleId } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { PersonContext } from './chapter.ts';
import type { PersonState } from './state.ts';
import { areaOf } from './stages.ts';

/** What every body takes besides its own fields: the date of the act on paper (`on`), and why it is entered so late. */
export interface ActBody {
  readonly on?: CivilDate;
  readonly reason?: string;
}

/** An act with its legal date. `legal` is spread into its events: an act of today takes effect when it is recorded. */
export interface Act {
  readonly on: CivilDate;
  readonly legal: { readonly effectiveAt?: Instant };
}

export interface ActRequest {
  /** The paragraph that speaks when the date is refused. */
  readonly rule: RuleId;
  readonly state: PersonState;
  readonly body: ActBody;
  readonly context: PersonContext;
  /** The day of the act it follows; default: the latest act of the chain. `null` = it follows none. */
  readonly follows?: CivilDate | null;
  /** The area whose rules judge the date; default: that of the case. */
  readonly area?: AreaCode;
}

/** Decides on the act's legal date, or refuses a date that cannot be. */
export function dated<E extends EventShape>(request: ActRequest, decide: (act: Act) => Decision<E>): Decision<E> {
  const on = request.body.on ?? request.context.today;
  const refusal = refuseDate(request, on);
  return refusal ? refused(refusal) : decide({ on, legal: legalTime(on, request.context) });
}

/** An act of today takes effect at the instant of recording, an earlier one at 00:00 of its day (architecture 10). */
export function legalTime(on: CivilDate, { today }: { readonly today: CivilDate }): Act['legal'] {
  return on === today ? {} : { effectiveAt: startOfDay(on) };
}

export function accepted<E extends EventShape>(event: NewEvent<E>, claims?: readonly Claim[]): Decision<E> {
  return { outcome: 'accepted', events: [event], ...(claims ? { claims } : {}) };
}

export function refused(refusal: Refusal): { readonly outcome: 'refused'; readonly refusal: Refusal } {
  return { outcome: 'refused', refusal };
}

/** The reason a body gives, kept in the protected part; nothing when it gives none. */
export function noted(body: ActBody): { protectedData?: { readonly reason: string } } {
  return body.reason === undefined ? {} : { protectedData: { reason: body.reason } };
}

function refuseDate(
  { rule, state, body, context, follows = state.lastActOn, area }: ActRequest,
  on: CivilDate,
): Refusal | null {
  const { today, rules } = context;
  if (on > today) {
    const satisfiableAt = startOfDay(on);
    return refusalOf('DATE_IN_FUTURE', rule, { condition: 'NOT_IN_FUTURE', actual: on, needed: today, satisfiableAt });
  }
  if (follows !== null && on < follows) {
    const refusal = refusalOf('DATE_BEFORE_ACT', rule, { condition: 'NOT_BEFORE_ACT', actual: on, needed: follows });
    return { ...refusal, details: { after: follows } };
  }
  const days = rules.parameter('maxBackdatingDays', area ?? areaOf(state), on);
  const needed = addDays(today, -days);
  if (on >= needed || body.reason !== undefined) return null;
  const refusal = refusalOf('BACKDATING_NEEDS_REASON', rule, { condition: 'BACKDATING_REASON', actual: on, needed });
  return { ...refusal, details: { days } };
}
