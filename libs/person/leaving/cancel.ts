import type { Month } from '#kernel/civil-date';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import type { CancellationGround } from '#law/reasons';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import type { Evidence } from '../evidence.ts';
import type { QualificationCancelled } from './events.ts';
import { againstRunning } from './exit.ts';
import { needsQualification } from './qualified.ts';
import { againstStopMonth, latestStopMonth } from './stop-month.ts';

export interface CancelQualificationBody extends ActBody {
  readonly ground: CancellationGround;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly stopFromMonth?: Month;
}

/**
 * R5.5 (五) 取消援助对象资格, by a human decision with evidence and on the grounds of the text alone. "Already employed" is a ground
 * only when no benefit runs (R5.8). Without `stopFromMonth` benefits end with the month of the decision.
 */
export const cancelQualification: CommandRule<QualificationCancelled, CancelQualificationBody> = {
  name: 'CancelQualification',
  rules: ['R5.5', 'R5.7', 'R5.10'],
  roles: ['county-officer'],
  guard: needsQualification,
  decide: (state, body, context) =>
    dated({ rule: 'R5.5', state, body, context }, ({ on, legal }): Decision<QualificationCancelled> => {
      if (body.evidence.length === 0) {
        return refused(
          refusalOf('CANCELLATION_NEEDS_GROUND', 'R5.5', {
            condition: 'EVIDENCE',
            actual: 'NONE',
            needed: body.ground,
          }),
        );
      }
      const { ground, reason, evidence, stopFromMonth = latestStopMonth(on) } = body;
      const running = ground === 'ALREADY_EMPLOYED' ? againstRunning(state, on) : null;
      const refusal = running ?? againstStopMonth(stopFromMonth, on);
      if (refusal) return refused(refusal);
      return accepted({
        type: 'QualificationCancelled',
        data: { ground, on, stopFromMonth },
        protectedData: { reason, evidence },
        grounds: grounds('R5.5', 'R5.7', 'R5.10'),
        ...legal,
      });
    }),
};
