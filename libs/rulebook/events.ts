import type { CivilDate } from '#kernel/civil-date';
import type { Json } from '#kernel/event';
import type { AreaCode } from '#law/area';
import type { ParameterName } from '#law/parameters';
import type { RuleId } from '#law/paragraphs';
import type { ExceptionalDay } from '#law/working-days';

/*
 * (尾) What happens to the rulebook of one layer: a province, a city, a county. Rules are public: nothing here is protected.
 * Each event is complete in itself, so that an entry can be read without the proposal it came from.
 */

export interface EntryProposed {
  readonly type: 'EntryProposed';
  readonly data: {
    readonly area: AreaCode;
    readonly parameter: ParameterName;
    readonly value: Json;
    readonly from: CivilDate;
    readonly to: CivilDate | null;
    readonly reason: string;
    /** The document that orders it, e.g. its number. */
    readonly source: string;
  };
}

/** `from` is the day it takes effect: the proposed one, or the day of the approval when that is later. */
export interface EntryApproved {
  readonly type: 'EntryApproved';
  readonly data: {
    readonly area: AreaCode;
    readonly proposalId: string;
    readonly parameter: ParameterName;
    readonly value: Json;
    readonly from: CivilDate;
    readonly to: CivilDate | null;
    readonly source: string;
  };
}

export interface ProposalWithdrawn {
  readonly type: 'ProposalWithdrawn';
  readonly data: { readonly area: AreaCode; readonly proposalId: string; readonly reason: string };
}

export interface InterpretationAdded {
  readonly type: 'InterpretationAdded';
  readonly data: {
    readonly area: AreaCode;
    readonly id: string;
    readonly text: string;
    readonly rules: readonly RuleId[];
    readonly from: CivilDate;
  };
}

/** The days on which a year departs from Monday to Friday. */
export type CalendarDay = ExceptionalDay & { readonly [key: string]: Json };

export interface CalendarProposed {
  readonly type: 'CalendarProposed';
  readonly data: {
    readonly area: AreaCode;
    readonly year: number;
    readonly days: readonly CalendarDay[];
    readonly source: string;
  };
}

export interface CalendarPublished {
  readonly type: 'CalendarPublished';
  readonly data: {
    readonly area: AreaCode;
    readonly proposalId: string;
    readonly year: number;
    readonly days: readonly CalendarDay[];
    readonly source: string;
  };
}

/** R6.8 (六) Everybody of the area who was missed in that year is to be restored. */
export interface RestorationProposed {
  readonly type: 'RestorationProposed';
  readonly data: {
    readonly area: AreaCode;
    readonly year: string;
    readonly reviewDueBy: CivilDate;
    readonly reason: string;
  };
}

export interface RestorationOrdered {
  readonly type: 'RestorationOrdered';
  readonly data: RestorationProposed['data'] & { readonly proposalId: string };
}

export type RulebookEvent =
  | EntryProposed
  | EntryApproved
  | ProposalWithdrawn
  | InterpretationAdded
  | CalendarProposed
  | CalendarPublished
  | RestorationProposed
  | RestorationOrdered;
