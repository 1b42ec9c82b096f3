import type { CivilDate } from '#kernel/civil-date';
import type { Actor, EventShape, NewEvent, Recorded } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import type { Deadline, Decision, DecisionContext, DrawRequest, EventSchema } from '#kernel/stream-kind';
import type { AreaCode } from '#law/area';
import type { RuleId } from '#law/paragraphs';
import type { Role } from '#law/roles';
import type { Rulebook } from '#law/rulebook';
import type { PersonState } from './state.ts';

/** What a decision of a person may know besides the stream. */
export type PersonContext = DecisionContext<Rulebook>;

/** What a guard may know: everything but drawn values. */
export interface GuardContext {
  readonly now: Instant;
  readonly today: CivilDate;
  readonly actor: Actor;
  readonly rules: Rulebook;
}

/**
 * One command of one chapter. `guard` says what speaks against it now whatever its body holds; `availableCommands` and the
 * golden matrix are computed from it, and `decide` runs only after it let the command pass. The first rule names the paragraph.
 */
export interface CommandRule<E extends EventShape, Body = never> {
  readonly name: string;
  readonly rules: readonly [RuleId, ...RuleId[]];
  readonly roles: readonly Role[];
  /** R20.1 (尾) Where local rules name whoever is competent: the roles of that area and day, instead of `roles`. */
  competent?(rules: Rulebook, area: AreaCode, on: CivilDate): readonly Role[];
  guard(state: PersonState, context: GuardContext): Refusal | null;
  draws?(state: PersonState, body: Body, context: GuardContext): readonly DrawRequest[];
  decide(state: PersonState, body: Body, context: PersonContext): Decision<E>;
}

/** One chapter of the law's chain: its commands, how its events change a person, what falls due in it and how that is settled. */
export interface Chapter<E extends EventShape> {
  readonly commands: readonly CommandRule<E>[];
  readonly evolve: {
    readonly [Type in E['type']]: (state: PersonState, event: Recorded<Extract<E, { type: Type }>>) => PersonState;
  };
  readonly schema: { readonly [Type in E['type']]: EventSchema };
  deadlines(state: PersonState, rules: Rulebook): readonly Deadline[];
  /** By the deadline's kind. */
  readonly settle: Readonly<
    Record<string, (state: PersonState, due: Deadline, rules: Rulebook) => readonly NewEvent<E>[]>
  >;
}
