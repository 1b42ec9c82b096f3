import type { CivilDate } from '#kernel/civil-date';
import { addYears } from '#kernel/civil-date';

/**
 * R8.2 (八) 持《再就业优惠证》的国有集体企业下岗失业人员,2008年12月31日前被认定为“4050”人员 …… 可延长至退休(男60周岁、女50周岁): the numbers
 * of the clause are fixed by its text. No table of retirement touches them (R8.5) and no area may say otherwise, so they are no
 * parameters.
 */
export const SPECIAL_CLAUSE = {
  recognisedUntil: '2008-12-31',
  monthsDrawn: 36,
  age: { MALE: 60, FEMALE: 50 },
} as const;

/** The day on which the clause's own age is reached. */
export function specialClauseEndsOn(birthOn: CivilDate, sex: 'MALE' | 'FEMALE'): CivilDate {
  return addYears(birthOn, SPECIAL_CLAUSE.age[sex]);
}
