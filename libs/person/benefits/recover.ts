import type { Refusal } from '#kernel/refusal';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import type { Benefit, PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import { fen, yuan } from '#law/yuan';
import type { OrderRecoveryBody } from './bodies.ts';
import type { BenefitRecoveryOrdered } from './events.ts';
import { paidFor, recoverable } from '../overpayment.ts';
import { needsBenefit } from './settle-quarter.ts';

/**
 * R7.9, R5.10 (七) 追回: over-payment is recovered by an order with months and ground, never more than was really paid for those months.
 * It is a human decision: a death or a fraud opens it, nothing orders it by itself.
 */
export const orderRecovery: CommandRule<BenefitRecoveryOrdered, OrderRecoveryBody> = {
  name: 'OrderRecovery',
  rules: ['R7.9', 'R5.10'],
  roles: ['county-officer', 'finance-officer'],
  guard: (state) => needsBenefit(state, state.benefits),
  decide(state, body, context) {
    const none = { code: 'UNKNOWN_BENEFIT', condition: 'MONTH_PAID' } as const;
    const chosen = theOne({ named: body.benefitId, among: amongThe(state, body), rule: 'R7.9', none });
    if ('refusal' in chosen) return refused(chosen.refusal);
    const benefit = chosen.one;
    return dated({ rule: 'R7.9', state, body, context, follows: benefit.approvedOn }, ({ legal }) => {
      const refusal = againstAmount(benefit, body);
      return refusal ? refused(refusal) : accepted({ ...ordered(benefit, body), ...legal });
    });
  },
};

/** Without an id: what was paid too much and is open, else whatever there is. */
function amongThe({ benefits }: PersonState, { benefitId }: OrderRecoveryBody): readonly Benefit[] {
  if (benefitId !== undefined) return benefits;
  const opened = benefits.filter(({ recoverFrom }) => recoverFrom !== null);
  return opened.length > 0 ? opened : benefits;
}

function againstAmount(benefit: Benefit, { months, amount }: OrderRecoveryBody): Refusal | null {
  const unpaid = months.filter((month) => paidFor(benefit, month) === 0);
  if (unpaid.length > 0 || months.length === 0) {
    const unmet = { condition: 'MONTH_PAID', actual: unpaid.join('|') || 'NONE', needed: '>0' } as const;
    return refusalOf('NOTHING_TO_RECOVER', 'R7.9', unmet);
  }
  const open = recoverable(benefit, [...new Set(months)]);
  if (fen(amount) > 0 && fen(amount) <= open) return null;
  const unmet = { condition: 'AMOUNT_WITHIN_PAID_OUT', actual: amount, needed: `<=${yuan(open)}` } as const;
  return refusalOf('NOTHING_TO_RECOVER', ['R7.9', 'R7.6'], unmet);
}

function ordered(
  { id, recoverFrom }: Benefit,
  { months, amount, ground, reason }: OrderRecoveryBody,
): BenefitRecoveryOrdered & { readonly grounds: ReturnType<typeof grounds> } {
  return {
    type: 'BenefitRecoveryOrdered',
    data: { benefitId: id, months: [...new Set(months)].sort(), amount },
    protectedData: { ground, reason: reason ?? null },
    grounds: recoverFrom === null ? grounds('R7.9') : grounds('R7.9', 'R5.10'),
  };
}
