import type { PersonCommandBody, PersonCommandName } from '#contracts/person-commands';
import type { MistakeCode } from '#contracts/mistakes';
import { fieldError } from '#contracts/mistakes';
import { countyExistedInYear, parseCertificateNumber } from '#law/certificate-number';
import type { CitizenIdProblem } from '#law/citizen-id';
import { readCitizenId } from '#law/citizen-id';
import { readEmployerId } from '#law/employer-id';
import type { AreaTable } from '#law/area';
import { isElsewhere } from '#law/area';
import type { Language } from '#law/language';
import { invalidBody } from '../http/problem.ts';

export interface CheckContext {
  readonly areas: AreaTable;
}

type Checks = {
  readonly [Name in PersonCommandName]?: (
    body: PersonCommandBody<Name>,
    context: CheckContext,
  ) => readonly FoundMistake[];
};

type FoundMistake = readonly [path: string, code: MistakeCode];

/**
 * What a schema cannot tell: check digits, dates of the calendar, areas that never existed. Answered 422 like a wrong shape. Nothing here
 * depends on the present day, so no clock is asked; what does is judged after trip one (`UNBORN`) or by the decider.
 */
const CHECKS: Checks = {
  RegisterUnemployment: (body, { areas }) => {
    const citizen = readCitizenId(body.citizenId, LAST_DAY);
    const sex = body.retirementCategory === 'MALE' ? 'MALE' : 'FEMALE';
    return [
      ...(citizen.ok ? [] : [['citizenId', CITIZEN_ID_MISTAKES[citizen.problem]] as const]),
      ...(citizen.ok && citizen.sex !== sex ? [['retirementCategory', 'CITIZEN_ID_SEX'] as const] : []),
      ...(areas.name(body.communityCode) !== undefined ? [] : [['communityCode', 'AREA_UNKNOWN'] as const]),
    ];
  },
  IssueCertificate: ({ existingNumber }, { areas }) => {
    if (existingNumber === undefined) return [];
    const number = parseCertificateNumber(existingNumber);
    return number && countyExistedInYear(areas, number) ? [] : [['existingNumber', 'CERTIFICATE_NUMBER']];
  },
  RecordEmployment: ({ employer, from }, { areas }) => {
    if (employer === undefined) return [];
    return [
      ...(readEmployerId(employer.scheme, employer.value).ok ? [] : [['employer.value', 'EMPLOYER_ID'] as const]),
      ...(areas.exists(employer.areaCode, from) || isElsewhere(areas, employer.areaCode)
        ? []
        : [['employer.areaCode', 'AREA_UNKNOWN'] as const]),
    ];
  },
};

const LAST_DAY = '9999-12-31';

const CITIZEN_ID_MISTAKES: Readonly<Record<CitizenIdProblem, MistakeCode>> = {
  LENGTH: 'CITIZEN_ID_LENGTH',
  CHARACTERS: 'CITIZEN_ID_LENGTH',
  CHECK_DIGIT: 'CITIZEN_ID_CHECK_DIGIT',
  BIRTH_DATE: 'CITIZEN_ID_BIRTH_DATE',
  BIRTH_IN_FUTURE: 'CITIZEN_ID_FUTURE',
};

/** Throws 422 with a line for every mistake. */
export function checkBody<Name extends PersonCommandName>(
  name: Name,
  body: PersonCommandBody<Name>,
  context: CheckContext,
): void {
  const found = CHECKS[name]?.(body, context) ?? [];
  if (found.length === 0) return;
  throw invalidBody((language: Language) => found.map(([path, code]) => fieldError(path, code, language)));
}
