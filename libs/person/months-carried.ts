import type { CivilDate, Month } from '#kernel/civil-date';
import { monthOf, plusMonths } from '#kernel/civil-date';
import { valueOn } from '#kernel/span';
import { isGrantedIn } from './benefit-term.ts';
import type { Benefit, PersonState } from './state.ts';
import type { Carried, SubsidyCounter } from './real-name/state.ts';

/**
 * R1.1, R8.3 What a duplicate closed on that day gives to the file that stays: the months it was granted until then, with those of
 * its own duplicates, what was used before the register began, the first approval and the certificate.
 */
export function carriedBy(state: PersonState, on: CivilDate): Carried {
  const { firstSubsidyApproval, certificate, realName } = state;
  const firsts = [firstSubsidyApproval?.on ?? null, ...realName.absorbed.map(({ firstApprovalOn }) => firstApprovalOn)];
  return {
    months: {
      SOCIAL_INSURANCE: monthsOf(state, 'SOCIAL_INSURANCE', monthOf(on)),
      POST: monthsOf(state, 'POST', monthOf(on)),
    },
    before: { SOCIAL_INSURANCE: usedBefore(state, 'SOCIAL_INSURANCE', on), POST: usedBefore(state, 'POST', on) },
    firstApprovalOn: firsts.filter((each) => each !== null).sort()[0] ?? null,
    certificateIssuedOn: certificate.issuedOn,
  };
}

/** R8.3 Months that were granted in closed duplicates and not in this file as well: a person-month is used once. */
export function monthsAbsorbed({ benefits, realName }: PersonState, counter: Benefit['benefit']): readonly Month[] {
  if (counter !== 'SOCIAL_INSURANCE' && counter !== 'POST') return [];
  const own = benefits.filter(({ benefit, termBasis }) => benefit === counter && termBasis !== 'SPECIAL_CLAUSE');
  const months = new Set(realName.absorbed.flatMap((each) => each.months[counter]));
  return [...months].filter((month) => !own.some((benefit) => isGrantedIn(benefit, month))).sort();
}

/** R8.3 The same past, recorded in one file or in several: the most that any of them tells. */
export function usedBefore({ facts, realName }: PersonState, counter: Benefit['benefit'], on: CivilDate): number {
  const fact = counter === 'POST' ? 'POST_MONTHS_USED_BEFORE' : 'MONTHS_USED_BEFORE';
  const told = realName.absorbed.map(({ before }) => before[counter === 'POST' ? 'POST' : 'SOCIAL_INSURANCE']);
  return Math.max(Number(valueOn(facts[fact] ?? [], on) ?? '0'), ...told);
}

function monthsOf(state: PersonState, counter: SubsidyCounter, through: Month): readonly Month[] {
  const own = state.benefits
    .filter(({ benefit, termBasis }) => benefit === counter && termBasis !== 'SPECIAL_CLAUSE')
    .flatMap((benefit) => grantedMonths(benefit, through));
  return [...new Set([...own, ...monthsAbsorbed(state, counter)])].sort();
}

function grantedMonths(benefit: Benefit, through: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = benefit.firstMonth; month <= through; month = plusMonths(month, 1)) {
    if (isGrantedIn(benefit, month) && !benefit.givenBack.includes(month)) months.push(month);
  }
  return months;
}
