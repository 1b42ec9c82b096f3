import type { CivilDate } from '#kernel/civil-date';
import { checkCharacter } from '#law/citizen-id';

/** A citizen ID with a right check character that belongs to nobody: its region is the county of the tests. */
export function citizenId(birthOn: CivilDate, sex: 'MALE' | 'FEMALE' = 'MALE', place = 1): string {
  const order = place * 2 + (sex === 'MALE' ? 1 : 0);
  const seventeen = `340104${birthOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return seventeen + checkCharacter(seventeen);
}
