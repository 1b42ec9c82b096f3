import type { CivilDate } from '#kernel/civil-date';
import type { Actor, Json, Recorded } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import type { AreaCode } from '#law/area';
import type { ParameterName } from '#law/parameters';
import type { RuleId } from '#law/paragraphs';
import type { CalendarDay, CalendarProposed, EntryProposed, RestorationProposed, RulebookEvent } from './events.ts';

/** What waits for a second person. Its id is that of the event that proposed it. */
export type Proposal = {
  readonly proposalId: string;
  readonly by: string;
  readonly on: CivilDate;
} & (
  | { readonly kind: 'ENTRY'; readonly entry: EntryProposed['data'] }
  | { readonly kind: 'CALENDAR'; readonly calendar: CalendarProposed['data'] }
  | { readonly kind: 'RESTORATION'; readonly restoration: RestorationProposed['data'] }
);

export interface ApprovedEntry {
  readonly parameter: ParameterName;
  readonly area: AreaCode;
  readonly value: Json;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly approvedAt: Instant;
}

export interface PublishedCalendar {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly approvedAt: Instant;
}

/** R6.8 (六) Ordered by two persons; carried out person by person. Its id is that of the event. */
export type OrderedRestoration = RestorationProposed['data'] & { readonly orderId: string; readonly by: Actor };

/** R20.2 (尾) A dated reading of the text, with an id that rules and decisions may cite. */
export interface Interpretation {
  readonly id: string;
  readonly area: AreaCode;
  readonly text: string;
  readonly rules: readonly RuleId[];
  readonly from: CivilDate;
}

/** The rulebook of one layer: what was approved, in the order of approval, and what waits. Nothing approved ever changes. */
export interface RulebookState {
  /** Empty before the first act. */
  readonly area: AreaCode;
  readonly proposals: readonly Proposal[];
  readonly entries: readonly ApprovedEntry[];
  readonly calendars: readonly PublishedCalendar[];
  readonly interpretations: readonly Interpretation[];
  readonly restorations: readonly OrderedRestoration[];
}

export const newRulebook: RulebookState = {
  area: '',
  proposals: [],
  entries: [],
  calendars: [],
  interpretations: [],
  restorations: [],
};

export function evolveRulebook(before: RulebookState, event: Recorded<RulebookEvent>): RulebookState {
  const state = { ...before, area: event.data.area };
  const approvedAt = event.recordedAt;
  switch (event.type) {
    case 'EntryProposed':
      return { ...state, proposals: [...state.proposals, { ...proposed(event), kind: 'ENTRY', entry: event.data }] };
    case 'CalendarProposed':
      return {
        ...state,
        proposals: [...state.proposals, { ...proposed(event), kind: 'CALENDAR', calendar: event.data }],
      };
    case 'EntryApproved': {
      const { parameter, area, value, from, to } = event.data;
      const entry = { parameter, area, value, from, to, approvedAt };
      return { ...without(state, event.data), entries: [...state.entries, entry] };
    }
    case 'CalendarPublished': {
      const { year, days } = event.data;
      return { ...without(state, event.data), calendars: [...state.calendars, { year, days, approvedAt }] };
    }
    case 'RestorationProposed':
      return {
        ...state,
        proposals: [...state.proposals, { ...proposed(event), kind: 'RESTORATION', restoration: event.data }],
      };
    case 'RestorationOrdered': {
      const { proposalId: _, ...ordered } = event.data;
      const order = { ...ordered, orderId: event.id, by: event.actor };
      return { ...without(state, event.data), restorations: [...state.restorations, order] };
    }
    case 'ProposalWithdrawn':
      return without(state, event.data);
    case 'InterpretationAdded':
      return { ...state, interpretations: [...state.interpretations, event.data] };
    default:
      return unknownEvent(event);
  }
}

function proposed({ id, actor, recordedAt }: Recorded<RulebookEvent>) {
  return { proposalId: id, by: actor.staff, on: dateAt(recordedAt) };
}

function without(state: RulebookState, { proposalId }: { readonly proposalId: string }): RulebookState {
  return { ...state, proposals: state.proposals.filter((each) => each.proposalId !== proposalId) };
}

function unknownEvent(event: never): never {
  throw new RangeError(`the rulebook knows no such event: ${JSON.stringify(event)}`);
}
