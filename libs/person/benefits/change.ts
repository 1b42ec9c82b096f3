import type { Month } from '#kernel/civil-date';
import { plusMonths } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import type { RuleId } from '#law/paragraphs';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { accepted, dated, refused, noted } from '../acts.ts';
import type { CommandRule, GuardContext, PersonContext } from '../chapter.ts';
import type { Benefit, PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import type { ChangeBenefitBody } from './bodies.ts';
import { needsCertified } from './certified.ts';
import { doubled } from './double.ts';
import type { BenefitResumed, BenefitStopped, BenefitSuspended } from './events.ts';
import { beforeRetirement } from './granting.ts';
import { lastGrantedBefore, lastMonthAfterResuming, openSuspension } from '../benefit-term.ts';

/** R8.3 (八) A suspension, a stop and a resumption take effect with their `fromMonth`. */
export const suspendBenefit: CommandRule<BenefitSuspended, ChangeBenefitBody> = {
  ...changing('SuspendBenefit', 'R8.3', 'RUNNING'),
  decide: (state, body, context) =>
    changed<BenefitSuspended>('R8.3', isRunning, state, body, context, (benefit) => {
      const refusal = againstMonth(benefit, body.fromMonth, benefit.lastMonth);
      if (refusal) return refused(refusal);
      const data = { benefitId: benefit.id, fromMonth: body.fromMonth, cause: 'OFFICER' } as const;
      return accepted({ type: 'BenefitSuspended', data, ...noted(body), grounds: grounds('R8.3') });
    }),
};

export const resumeBenefit: CommandRule<BenefitResumed, ChangeBenefitBody> = {
  ...changing('ResumeBenefit', 'R8.3', 'SUSPENDED'),
  decide: (state, body, context) =>
    changed<BenefitResumed>('R8.3', isSuspended, state, body, context, (benefit, on) => {
      const { fromMonth } = body;
      const { rules } = context;
      const lastMonth = beforeRetirement(state, benefit, lastMonthAfterResuming(benefit, fromMonth), { on, rules });
      const earliest = openSuspension(benefit)?.fromMonth ?? benefit.firstMonth;
      const months = { firstMonth: fromMonth, lastMonth: lastMonth ?? fromMonth };
      if (fromMonth < earliest || months.lastMonth < fromMonth)
        return refused(outOfTerm(fromMonth, earliest, lastMonth));
      const double = doubled(state, benefit.benefit, months, benefit.id);
      if (double.length > 0) return refused(refusalOf('DOUBLE_BENEFIT', 'R7.5', ...double));
      const data = { benefitId: benefit.id, fromMonth, lastMonth };
      return accepted({ type: 'BenefitResumed', data, ...noted(body), grounds: grounds('R8.3') });
    }),
};

export const stopBenefit: CommandRule<BenefitStopped, ChangeBenefitBody> = {
  ...changing('StopBenefit', 'R7.8', 'RUNNING|SUSPENDED'),
  decide: (state, body, context) =>
    changed<BenefitStopped>('R7.8', isOpen, state, body, context, (benefit) => {
      const { fromMonth } = body;
      const refusal = againstMonth(benefit, fromMonth, benefit.lastMonth && plusMonths(benefit.lastMonth, 1));
      if (refusal) return refused(refusal);
      const lastMonth = lastGrantedBefore(benefit, fromMonth);
      const data = { benefitId: benefit.id, fromMonth, lastMonth, cause: 'OFFICER', recovery: false } as const;
      return accepted({ type: 'BenefitStopped', data, ...noted(body), grounds: grounds('R7.8', 'R8.3') });
    }),
};

const isRunning = ({ status }: Benefit): boolean => status === 'RUNNING';
const isSuspended = ({ status }: Benefit): boolean => status === 'SUSPENDED';
const isOpen = ({ status }: Benefit): boolean => status === 'RUNNING' || status === 'SUSPENDED';

/** What the three commands share: who gives them, and that there is a benefit in the state they need. */
function changing(name: string, rule: RuleId, needed: 'RUNNING' | 'SUSPENDED' | 'RUNNING|SUSPENDED') {
  return {
    name,
    rules: [rule, 'R3.1'] as const,
    roles: ['county-officer'] as const,
    guard(state: PersonState, _context: GuardContext): Refusal | null {
      const refusal = needsCertified(state);
      if (refusal || state.benefits.some(({ status }) => needed.split('|').includes(status))) return refusal;
      const actual = state.benefits.map(({ status }) => status).join('|') || 'NONE';
      return needed === 'SUSPENDED'
        ? refusalOf('BENEFIT_NOT_SUSPENDED', rule, { condition: 'BENEFIT_SUSPENDED', actual, needed })
        : refusalOf('BENEFIT_NOT_RUNNING', rule, { condition: 'BENEFIT_RUNNING', actual, needed });
    },
  };
}

type Decided<E extends BenefitSuspended | BenefitResumed | BenefitStopped> = ReturnType<
  CommandRule<E, ChangeBenefitBody>['decide']
>;

/** Dates the act, finds the benefit and lets it be changed. */
function changed<E extends BenefitSuspended | BenefitResumed | BenefitStopped>(
  rule: RuleId,
  fits: (benefit: Benefit) => boolean,
  state: PersonState,
  body: ChangeBenefitBody,
  context: PersonContext,
  change: (benefit: Benefit, on: string) => Decided<E>,
): Decided<E> {
  const condition = fits === isSuspended ? 'BENEFIT_SUSPENDED' : 'BENEFIT_RUNNING';
  const none = { code: 'UNKNOWN_BENEFIT', condition } as const;
  const chosen = theOne({ named: body.benefitId, among: state.benefits.filter(fits), rule, none });
  if ('refusal' in chosen) return refused(chosen.refusal);
  return dated<E>({ rule, state, body, context, follows: chosen.one.approvedOn }, ({ on, legal }) => {
    const decision = change(chosen.one, on);
    if (decision.outcome === 'refused') return decision;
    return { ...decision, events: decision.events.map((event) => ({ ...event, ...legal })) };
  });
}

/** A month of the term, and no month before an earlier suspension ended; one that took no month away ended nothing. */
function againstMonth(benefit: Benefit, month: Month, latest: Month | null): Refusal | null {
  const suspended = benefit.suspensions.filter(({ fromMonth, toMonth }) => toMonth === null || fromMonth < toMonth);
  const resumed = suspended.map(({ toMonth }) => toMonth ?? '').reduce((a, b) => (a > b ? a : b), '');
  const earliest = resumed > benefit.firstMonth ? resumed : benefit.firstMonth;
  return month >= earliest && (latest === null || month <= latest) ? null : outOfTerm(month, earliest, latest);
}

function outOfTerm(actual: Month, earliest: Month, latest: Month | null): Refusal {
  const needed = `${earliest}..${latest ?? ''}`;
  return refusalOf('MONTH_OUT_OF_TERM', 'R8.3', { condition: 'MONTH_IN_TERM', actual, needed });
}
