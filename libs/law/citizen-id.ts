import type { CivilDate } from '#kernel/civil-date';
import { isCivilDate } from '#kernel/civil-date';

/**
 * R1.1 Citizen IDs by GB 11643. Old numbers of 15 digits are normalised to 18, so that one person is one stream.
 * The region digits are those of first issue: codes that no longer exist are fine, they are not looked up.
 */
export type Sex = 'MALE' | 'FEMALE';

export type CitizenIdProblem = 'LENGTH' | 'CHARACTERS' | 'CHECK_DIGIT' | 'BIRTH_DATE' | 'BIRTH_IN_FUTURE';

export type CitizenIdReading =
  | { readonly ok: true; readonly id: string; readonly birth: CivilDate; readonly sex: Sex }
  | { readonly ok: false; readonly problem: CitizenIdProblem };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** Reads a number of 15 or 18 characters; a small `x` is taken as `X`. `today` is the business date. */
export function readCitizenId(text: string, today: CivilDate): CitizenIdReading {
  if (text.length !== 15 && text.length !== 18) return problem('LENGTH');
  const id = text.length === 15 ? lengthened(text) : text.toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(id)) return problem('CHARACTERS');
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (!isCivilDate(birth)) return problem('BIRTH_DATE');
  if (checkCharacter(id.slice(0, 17)) !== id[17]) return problem('CHECK_DIGIT');
  if (birth > today) return problem('BIRTH_IN_FUTURE');
  return { ok: true, id, birth, sex: Number(id[16]) % 2 === 1 ? 'MALE' : 'FEMALE' };
}

/** The check character of the first 17 digits. */
export function checkCharacter(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(seventeen[place]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** As lists show it: the first six and the last two characters (R4.4). */
export function maskedCitizenId(id: string): string {
  return `${id.slice(0, 6)}${'*'.repeat(10)}${id.slice(-2)}`;
}

function lengthened(fifteen: string): string {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return /^\d{17}$/.test(seventeen) ? seventeen + checkCharacter(seventeen) : fifteen;
}

function problem(kind: CitizenIdProblem): CitizenIdReading {
  return { ok: false, problem: kind };
}
