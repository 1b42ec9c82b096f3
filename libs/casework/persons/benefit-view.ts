import type { CivilDate } from '#kernel/civil-date';
import { monthOf } from '#kernel/civil-date';
import { monthsUsed, statusIn } from '#person/benefit-term';
import type { Benefit } from '#person/state';
import type { BenefitAnswer } from '../answers.ts';

/** As it stood on a day. `lastMonth` is absent while a capped term is suspended; the present month counts as used (R7.9). */
export function benefitAnswer(benefit: Benefit, on: CivilDate): BenefitAnswer {
  return {
    benefitId: benefit.id,
    benefit: benefit.benefit,
    form: benefit.form,
    payee: benefit.payee,
    firstMonth: benefit.firstMonth,
    ...(benefit.lastMonth === null ? {} : { lastMonth: benefit.lastMonth }),
    termBasis: benefit.termBasis,
    monthsUsed: monthsUsed(benefit, monthOf(on)),
    status: statusIn(benefit, monthOf(on)),
  };
}
