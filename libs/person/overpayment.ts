import type { Month } from '#kernel/civil-date';
import { isGrantedIn } from './benefit-term.ts';
import type { Benefit } from './state.ts';
import { fen, yuan } from '#law/yuan';

/** R7.9, R5.10 (七) What was paid for months that, as is known now, were not granted, and is not yet recovered. */
export interface Overpayment {
  readonly months: readonly Month[];
  readonly amount: string;
}

/** Null when nothing was paid too much. Fraud may be answered by recovering more; that is an officer's decision. */
export function overpaymentOf(benefit: Benefit): Overpayment | null {
  const months = benefit.settled
    .filter(({ month, amount }) => fen(amount) > 0 && isOverpaid(benefit, month))
    .map(({ month }) => month);
  const open = recoverable(benefit, months);
  return open > 0 ? { months, amount: yuan(open) } : null;
}

function isOverpaid(benefit: Benefit, month: Month): boolean {
  if (benefit.recoverFrom !== null && month >= benefit.recoverFrom) return true;
  return benefit.termBasis !== 'ONE_OFF' && !isGrantedIn(benefit, month);
}

/** In fen: what was paid for these months, without what orders that touch them have asked back already. */
export function recoverable(benefit: Benefit, months: readonly Month[]): number {
  const paid = months.reduce((sum, month) => sum + paidFor(benefit, month), 0);
  const ordered = benefit.recoveries
    .filter((order) => order.months.some((month) => months.includes(month)))
    .reduce((sum, { amount }) => sum + fen(amount), 0);
  return Math.max(0, paid - ordered);
}

export function paidFor({ settled }: Benefit, month: Month): number {
  return settled.filter((one) => one.month === month).reduce((sum, { amount }) => sum + fen(amount), 0);
}
