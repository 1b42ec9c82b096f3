import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import type { Decided } from '../decided.ts';
import { areaOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { DecisionServed } from './events.ts';

export interface RecordServiceBody extends ActBody {
  readonly eventId: string;
  readonly on: CivilDate;
  readonly method: string;
}

/** R4.7 (四) 送达: also to who was refused or has left, for that is whom most written decisions concern. */
export const recordService: CommandRule<DecisionServed, RecordServiceBody> = {
  name: 'RecordService',
  rules: ['R4.7'],
  roles: ['community-clerk'],
  guard: (state) => (unserved(state).length > 0 ? null : nothingToServe(state, 'ONE')),
  decide: (state, body, context) => {
    const decision = unserved(state).find(({ eventId }) => eventId === body.eventId);
    if (!decision) return refused(nothingToServe(state, body.eventId));
    return dated({ rule: 'R4.7', state, body, context, follows: decision.on }, ({ on, legal }) =>
      accepted<DecisionServed>({
        type: 'DecisionServed',
        data: {
          decisionId: decision.eventId,
          appealUntil: addDays(on, context.rules.parameter('appealDays', areaOf(state), on)),
        },
        protectedData: { method: body.method, reason: body.reason ?? null },
        grounds: grounds('R4.7', 'R14.2'),
        causedBy: decision.eventId,
        ...legal,
      }),
    );
  },
};

function unserved({ decisions }: PersonState): readonly Decided[] {
  return decisions.filter(({ written, served }) => written && served === null);
}

function nothingToServe(state: PersonState, needed: string): Refusal {
  const actual = unserved(state)
    .map(({ eventId }) => eventId)
    .join('|');
  return refusalOf('NOTHING_TO_SERVE', 'R4.7', { condition: 'WRITTEN_DECISION', actual: actual || 'NONE', needed });
}
