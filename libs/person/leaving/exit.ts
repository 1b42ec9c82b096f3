import type { CivilDate } from '#kernel/civil-date';
import type { Month } from '#kernel/civil-date';
import { monthOf } from '#kernel/civil-date';
import { startOfDay } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import { valueOn } from '#kernel/span';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import type { ExitReason } from '#law/reasons';
import { refused as refusalOf } from '#law/refused';
import { BEFORE_CERTIFICATION } from '#law/stages';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import { expiryOf, statusIn } from '../benefit-term.ts';
import type { CommandRule } from '../chapter.ts';
import { needsStage } from '../stages.ts';
import type { Benefit, PersonState } from '../state.ts';
import type { CaseClosed, PersonExited } from './events.ts';
import { needsQualification } from './qualified.ts';
import { againstStopMonth } from './stop-month.ts';

export interface ExitBody extends ActBody {
  readonly reasonCode: ExitReason;
  readonly on: CivilDate;
  readonly note?: string;
}

export interface ExitPersonBody extends ExitBody {
  /** R5.10: of the imprisoned only; everybody else's benefits end with the month. */
  readonly stopFromMonth?: Month;
}

/** R5.7 (五) 退出: assistance has done its work, or the person goes. */
export const exitPerson: CommandRule<PersonExited, ExitPersonBody> = {
  name: 'ExitPerson',
  rules: ['R5.7', 'R5.10'],
  roles: ['street-officer', 'county-officer'],
  guard: needsQualification,
  decide: (state, body, context) =>
    dated(
      { rule: 'R5.7', state, body, context, ...followsFor(state, body) },
      ({ on, legal }): Decision<PersonExited> => {
        const { reasonCode, stopFromMonth } = body;
        const refusal = againstReason(state, reasonCode, on) ?? againstStopMonth(stopFromMonth, on);
        if (refusal) return refused(refusal);
        return accepted({
          type: 'PersonExited',
          data: { reasonCode, on, ...(stopFromMonth === undefined ? {} : { stopFromMonth }) },
          protectedData: { note: body.note ?? null, reason: body.reason ?? null },
          grounds: grounds('R5.7', 'R5.10'),
          ...legal,
        });
      },
    ),
};

/** R5.7 (五) The exit before certification; a refused case is over already. */
export const closeCase: CommandRule<CaseClosed, ExitBody> = {
  name: 'CloseCase',
  rules: ['R5.7'],
  roles: ['street-officer', 'county-officer'],
  guard: (state) => {
    if (state.stage === 'LEFT')
      return refusalOf('ALREADY_LEFT', 'R5.7', {
        condition: 'CASE_LIVE',
        actual: 'LEFT',
        needed: BEFORE_CERTIFICATION.join('|'),
      });
    return needsStage(state, 'R5.7', ...BEFORE_CERTIFICATION);
  },
  decide: (state, body, context) =>
    dated({ rule: 'R5.7', state, body, context, ...followsFor(state, body) }, ({ on, legal }): Decision<CaseClosed> =>
      accepted({
        type: 'CaseClosed',
        data: { reasonCode: body.reasonCode, on },
        protectedData: { note: body.note ?? null, reason: body.reason ?? null },
        grounds: grounds('R5.7'),
        ...legal,
      }),
    ),
};

/** Nobody knows of a death in time: it follows registration only, not the acts done since. */
function followsFor(state: PersonState, { reasonCode }: ExitBody): { readonly follows?: CivilDate | null } {
  return reasonCode === 'DEATH' ? { follows: state.certification?.on ?? state.registration?.on ?? null } : {};
}

function againstReason(state: PersonState, reasonCode: ExitReason, on: CivilDate): Refusal | null {
  if (reasonCode === 'EMPLOYED_STABLY') return againstRunning(state, on);
  if (reasonCode === 'RETIRED') return againstRetirement(state, on);
  return reasonCode === 'BENEFIT_TERM_ENDED' ? againstTermEnded(state, on) : null;
}

/** R5.8, R5.10 (五) Employed is not the end: while a benefit runs, support of the employed goes on. */
export function againstRunning(state: PersonState, on: CivilDate): Refusal | null {
  const running = openOn(state, on);
  const [first] = running;
  if (!first) return null;
  const actual = running.map(({ id }) => id).join('|');
  const unmet = { condition: 'NO_BENEFIT_RUNNING', actual, needed: 'NONE' } as const;
  const ends = running.length === 1 && first.lastMonth !== null ? { satisfiableAt: expiryOf(first.lastMonth) } : {};
  return refusalOf('BENEFIT_RUNNING', ['R5.10', 'R5.8'], { ...unmet, ...ends });
}

/** R8.6 (八) Reached by the calendar, or drawing a pension already. */
function againstRetirement({ retirement, facts }: PersonState, on: CivilDate): Refusal | null {
  if (!retirement || retirement.on <= on || valueOn(facts.PENSION ?? [], on) === 'true') return null;
  const satisfiableAt = startOfDay(retirement.on);
  const unmet = { condition: 'RETIREMENT_REACHED', actual: on, needed: `>=${retirement.on}`, satisfiableAt } as const;
  return { ...refusalOf('RETIREMENT_NOT_REACHED', ['R5.7', 'R8.6'], unmet), details: { on: retirement.on } };
}

/** What is granted once has no term that could end. */
function againstTermEnded(state: PersonState, on: CivilDate): Refusal | null {
  const terms = state.benefits.filter(({ termBasis }) => termBasis !== 'ONE_OFF');
  const expired = terms.some(({ status }) => status === 'EXPIRED');
  if (expired && openOn(state, on).length === 0) return null;
  const actual = terms.map(({ status }) => status).join('|') || 'NONE';
  return refusalOf('BENEFIT_TERM_NOT_ENDED', 'R5.7', { condition: 'BENEFIT_EXPIRED', actual, needed: 'EXPIRED' });
}

function openOn({ benefits }: PersonState, on: CivilDate): readonly Benefit[] {
  const month = monthOf(on);
  return benefits.filter((benefit) => ['RUNNING', 'SUSPENDED'].includes(statusIn(benefit, month)));
}
