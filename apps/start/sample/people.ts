import type { CivilDate } from '#kernel/civil-date';
import { addDays, addYears } from '#kernel/civil-date';
import { checkCharacter } from '#law/citizen-id';

/** Persons who cannot be taken for anybody: labelled as tests, with numbers that nobody was given but whose check digit is right. */
export interface SamplePerson {
  readonly name: string;
  readonly citizenId: string;
  readonly communityCode: string;
  readonly retirementCategory: 'MALE' | 'FEMALE_50' | 'FEMALE_55';
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const NUMERALS = '一二三四五六七八九十';

export const COMMUNITIES = ['340104003001', '340104003002', '340104003003', '340103002001', '340103002002'] as const;

/** The `place`th person: a man of that age on `today`, or a woman ten years younger. */
export function samplePerson(place: number, age: number, today: CivilDate): SamplePerson {
  const isMale = place % 3 !== 0;
  const communityCode = COMMUNITIES[place % COMMUNITIES.length] ?? COMMUNITIES[0];
  const birth = addDays(addYears(today, (isMale ? 0 : 10) - age), -(place + 1));
  return {
    name: `测试${STEMS[Math.floor(place / 10) % 10]}${NUMERALS[place % 10]}`,
    citizenId: citizenId(birth, place, isMale),
    communityCode,
    retirementCategory: isMale ? 'MALE' : place % 2 === 0 ? 'FEMALE_50' : 'FEMALE_55',
  };
}

/** Region digits of the county's first issue, sequence numbers far above any that is in use for that day. */
function citizenId(birth: CivilDate, place: number, isMale: boolean): string {
  const sequence = 800 + (place % 99) * 2 + (isMale ? 1 : 0);
  const seventeen = `340104${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return seventeen + checkCharacter(seventeen);
}
