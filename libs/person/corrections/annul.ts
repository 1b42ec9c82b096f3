import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import type { Evidence } from '../evidence.ts';
import { isOfRegistration } from '../fact-spans.ts';
import { paymentsRejudged } from '../payments-rejudged.ts';
import { outOfOrder } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { RecordAnnulled, RedecisionOpened } from './events.ts';
import { annulled } from './evolve.ts';
import { EVER, relyingOn } from './relying.ts';
import { redecisions } from './tasks.ts';

export interface AnnulRecordBody extends ActBody {
  readonly eventId: string;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

/** 撤销错误记录: of a fact, an employment or an offer. A decision is no record: it is appealed, restored or taken again. */
export const annulRecord: CommandRule<RecordAnnulled | RedecisionOpened, AnnulRecordBody> = {
  name: 'AnnulRecord',
  rules: ['R3.4', 'R7.7'],
  roles: ['county-officer'],
  guard: (state) => {
    if (state.stage === null) return outOfOrder(state, 'R3.4', 'REGISTERED');
    const { factRecords, employments, offers } = state;
    return factRecords.length + employments.length + offers.length > 0 ? null : nothingToAnnul('NONE');
  },
  decide: (state, body, context) => {
    const kind = kindOf(state, body.eventId);
    if (!kind) return refused(nothingToAnnul(body.eventId));
    if (body.evidence.length === 0)
      return refused(refusalOf('EVIDENCE_MISSING', 'R3.4', { condition: 'EVIDENCE', actual: 'NONE', needed: kind }));
    const request = { rule: 'R3.4', state, body, context, follows: null } as const;
    return dated(request, ({ legal }): Decision<RecordAnnulled | RedecisionOpened> => {
      const relying = relyingOn(state, { events: [body.eventId], from: EVER });
      const { eventId: of, reason, evidence } = body;
      const law = grounds('R3.4', 'R7.7');
      const after = annulled(state, { data: { of, kind, relying } });
      return {
        outcome: 'accepted',
        events: [
          {
            type: 'RecordAnnulled',
            data: { of, kind, relying, payments: paymentsRejudged(after, relying, context) },
            protectedData: { reason, evidence },
            grounds: law,
            ...legal,
          },
          ...redecisions(state, relying, law),
        ],
      };
    });
  },
};

function nothingToAnnul(actual: string): Refusal {
  return refusalOf('NOTHING_TO_ANNUL', 'R3.4', { condition: 'RECORD', actual, needed: 'FACT|EMPLOYMENT|OFFER' });
}

/** What was registered is corrected once more and never taken out: a file always has a birth date. */
function kindOf(state: PersonState, eventId: string): RecordAnnulled['data']['kind'] | null {
  const recorded = state.factRecords.find(({ span }) => span.byEvent === eventId);
  if (recorded) return isOfRegistration(recorded.fact) ? null : 'FACT';
  if (state.employments.some(({ id }) => id === eventId)) return 'EMPLOYMENT';
  return state.offers.some(({ id }) => id === eventId) ? 'OFFER' : null;
}
