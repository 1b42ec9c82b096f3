import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import type { Recorded } from '#kernel/event';
import { startOfDay } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import type { FactCode } from '#law/facts';
import { FACTS } from '#law/facts';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { Chapter, CommandRule } from '../chapter.ts';
import type { Evidence } from '../evidence.ts';
import { withFact } from '../fact-spans.ts';
import type { FactValue } from '../fact-value.ts';
import { refuseFactValue } from '../fact-value.ts';
import { outOfOrder } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { FactEvent, FactRecorded } from './events.ts';

export interface RecordFactBody extends ActBody {
  readonly fact: FactCode;
  readonly value: FactValue;
  readonly from: CivilDate;
  /** The last day on which it holds. */
  readonly to?: CivilDate;
  readonly evidence: readonly Evidence[];
}

/** A fact is not an act of the chain: it is recorded when it is known, with its own dates. */
const recordFact: CommandRule<FactEvent, RecordFactBody> = {
  name: 'RecordFact',
  rules: ['R3.4'],
  roles: ['community-clerk', 'street-officer'],
  guard: (state) => (state.stage === null ? outOfOrder(state, 'R3.4', 'REGISTERED') : null),
  decide: (state, body, context) =>
    dated({ rule: 'R3.4', state, body, context, follows: null }, ({ legal }): Decision<FactEvent> => {
      const refusal = refuseFact(body, context.today);
      if (refusal) return refused(refusal);
      const value = String(body.value);
      return accepted({
        type: 'FactRecorded',
        data: {
          fact: body.fact,
          from: body.from,
          to: body.to ?? null,
          value: FACTS[body.fact].sensitive ? null : value,
        },
        protectedData: { value, evidence: body.evidence, reason: body.reason ?? null },
        grounds: grounds('R3.4'),
        ...legal,
      });
    }),
};

/**
 * (三) The facts that conditions ask for, each dated and with evidence, from a closed list (R3.4). What is recorded later counts from
 * its first day on: it ends an open fact of the same code. A sensitive value of an erased person is no fact any more.
 */
export const facts: Chapter<FactEvent> = {
  commands: [recordFact],
  evolve: { FactRecorded: recorded },
  schema: { FactRecorded: { version: 1 } },
  deadlines: () => [],
  settle: {},
};

function recorded(state: PersonState, event: Recorded<FactRecorded>): PersonState {
  const { fact, from, to, value: plain } = event.data;
  const value = plain ?? event.protectedData?.value;
  if (value === undefined) return state;
  const span = { value, from, to: to === null ? null : addDays(to, 1), byEvent: event.id };
  return withFact(state, { fact, span, correction: false });
}

function refuseFact({ fact, value, from, to, evidence }: RecordFactBody, today: CivilDate): Refusal | null {
  const unfit = refuseFactValue(fact, value, 'R3.4');
  if (unfit) return unfit;
  if (evidence.length === 0)
    return refusalOf('EVIDENCE_MISSING', 'R3.4', { condition: 'EVIDENCE', actual: 'NONE', needed: fact });
  if (to !== undefined && to < from) {
    return refusalOf('DATES_REVERSED', 'R3.4', { condition: 'DATES_IN_ORDER', actual: to, needed: from });
  }
  if (from <= today) return null;
  const unmet = { condition: 'NOT_IN_FUTURE', actual: from, needed: today, satisfiableAt: startOfDay(from) } as const;
  return refusalOf('DATE_IN_FUTURE', 'R3.4', unmet);
}
