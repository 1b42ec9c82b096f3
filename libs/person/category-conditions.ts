import type { CivilDate } from '#kernel/civil-date';
import { addMonths, addYears } from '#kernel/civil-date';
import type { CategoryCode } from '#law/categories';
import type { Rulebook } from '#law/rulebook';
import { areaOf } from './stages.ts';
import type { PersonState } from './state.ts';

/**
 * R3.2 (三) The first day on which the record itself lets a category hold, by the parameters of `on`: “4050” a man of full 50 years and a
 * woman of full 40; MLA_LONG_TERM the months registered as unemployed, where their beginning is recorded. Null: the record cannot
 * tell, evidence decides.
 */
export function mayHoldFrom(
  code: CategoryCode,
  { identity, registration }: Pick<PersonState, 'identity' | 'registration'>,
  on: CivilDate,
  rules: Rulebook,
): CivilDate | null {
  if (!registration) return null;
  const area = areaOf({ registration });
  if (code === 'OLDER' && identity) {
    const age = rules.parameter('olderAge', area, on);
    return addYears(identity.birthOn, identity.sex === 'MALE' ? age.male : age.female);
  }
  if (code === 'MLA_LONG_TERM' && registration.unemployedSince !== null)
    return addMonths(registration.unemployedSince, rules.parameter('longTermUnemployedMonths', area, on));
  return null;
}
