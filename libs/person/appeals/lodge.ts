import type { CivilDate } from '#kernel/civil-date';
import type { Json } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import type { Decided } from '../decided.ts';
import type { Decider } from '../decided-at.ts';
import { deciderOf, THE_SYSTEM } from '../decided-at.ts';
import { findDecision } from '../decisions.ts';
import { outOfOrder } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { AppealLodged } from './events.ts';
import type { Appeal, AppealedDecision } from './state.ts';

export interface LodgeAppealBody extends ActBody {
  readonly against: AppealedDecision;
  readonly reason: string;
  readonly receivedOn?: CivilDate;
}

/** Of the command an appeal names, read before the decision; `null`: this person has no such command. */
export type SeenCommand = { readonly outcome: 'ACCEPTED' | 'REFUSED'; readonly on: CivilDate } | null;

/** The name under which it is kept with the appeal. */
export const APPEALED = 'appealed';

/**
 * R14.2 (十四) An appeal points at one decision: an event of this person or a command the law has refused. The refusal of a command is the
 * system's and counts as the county's. Once a written decision is served, the time to appeal runs (R4.7).
 */
export const lodgeAppeal: CommandRule<AppealLodged, LodgeAppealBody> = {
  name: 'LodgeAppeal',
  rules: ['R14.2', 'R4.7'],
  roles: ['community-clerk', 'hotline-agent'],
  guard: (state) => (state.stage === null ? outOfOrder(state, 'R14.2', 'REGISTERED') : null),
  decide: (state, body, context) => {
    const found = appealed(state, body.against, context.drawn[APPEALED]);
    if ('refusal' in found) return refused(found.refusal);
    const received = body.receivedOn === undefined ? body : { ...body, on: body.receivedOn };
    const follows = found.on;
    return dated(
      { rule: 'R14.2', state, body: received, context, follows },
      ({ on, legal }): Decision<AppealLodged> => {
        const late = found.decision ? refuseLate(found.decision, on) : null;
        if (late) return refused(late);
        return accepted({
          type: 'AppealLodged',
          data: {
            eventId: 'eventId' in body.against ? body.against.eventId : null,
            commandId: 'commandId' in body.against ? body.against.commandId : null,
            receivedOn: on,
            decidedAt: found.decider.level,
            decidedBy: found.decider.staff,
          },
          protectedData: { reason: body.reason },
          grounds: grounds('R14.2', 'R4.7'),
          ...legal,
        });
      },
    );
  },
};

export function idOf(against: AppealedDecision): string {
  return 'eventId' in against ? against.eventId : against.commandId;
}

type Appealed =
  | { readonly decider: Decider; readonly decision: Decided | null; readonly on: CivilDate }
  | { readonly refusal: Refusal };

/** One decision is appealed once. */
function appealed(state: PersonState, against: AppealedDecision, seen: Json | undefined): Appealed {
  const earlier = state.appeals.find((each) => idOf(each.against) === idOf(against));
  if (earlier) return { refusal: alreadyAppealed(earlier) };
  if ('commandId' in against) {
    const command = seen as SeenCommand | undefined;
    return command?.outcome === 'REFUSED'
      ? { decider: THE_SYSTEM, decision: null, on: command.on }
      : { refusal: noSuchDecision(command?.outcome ?? 'NONE') };
  }
  const decision = findDecision(state, against.eventId);
  if (!decision) return { refusal: noSuchDecision(against.eventId) };
  return { decider: deciderOf(decision), decision, on: decision.on };
}

function noSuchDecision(actual: string): Refusal {
  return refusalOf('NO_SUCH_DECISION', 'R14.2', { condition: 'DECISION', actual, needed: 'ONE' });
}

function alreadyAppealed({ outcome, id }: Appeal): Refusal {
  const unmet = { condition: 'NOT_APPEALED', actual: outcome, needed: 'NONE' } as const;
  return { ...refusalOf('ALREADY_APPEALED', 'R14.2', unmet), details: { appealId: id } };
}

function refuseLate({ served }: Decided, on: CivilDate): Refusal | null {
  if (!served || on <= served.appealUntil) return null;
  const needed = `<=${served.appealUntil}`;
  const refusal = refusalOf('APPEAL_TOO_LATE', ['R14.2', 'R4.7'], { condition: 'APPEAL_IN_TIME', actual: on, needed });
  return { ...refusal, details: { until: served.appealUntil } };
}
