import type { CivilDate } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import { refused as refusalOf } from '#law/refused';
import type { Rulebook } from '#law/rulebook';
import { areaOf, isLive } from '../stages.ts';
import type { Benefit, PersonState } from '../state.ts';

/** R3.1 (三) No certification, no benefit: any command on benefits for a person who is not certified is refused. */
export function needsCertified({ qualification }: PersonState): Refusal | null {
  if (qualification === 'CERTIFIED') return null;
  const unmet = { condition: 'CERTIFIED', actual: qualification, needed: 'CERTIFIED' } as const;
  return qualification === 'DEREGISTRATION_PENDING'
    ? refusalOf('DEREGISTRATION_PENDING', ['R3.1', 'R6.4'], unmet)
    : refusalOf('NOT_CERTIFIED', 'R3.1', unmet);
}

/** Some benefits the text gives to who need not be certified (R7.2, R7.4c, R9): a live case is enough to ask for them. */
export function needsLiveOrCertified(state: PersonState): Refusal | null {
  return isLive(state) ? null : needsCertified(state);
}

/** What speaks against a benefit that every row of the matrix gives to certified persons only. */
export function needsCertifiedFor(
  state: PersonState,
  { benefit, on, rules }: { readonly benefit: Benefit['benefit']; readonly on: CivilDate; readonly rules: Rulebook },
): Refusal | null {
  const rows = rules.entitlementRows({ benefit, area: areaOf(state), on });
  return rows.every(({ certified }) => certified) ? needsCertified(state) : null;
}
