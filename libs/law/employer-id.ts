/**
 * Employer ids of three schemes: the unified social credit code (GB 32100, from 2015), the organisation code (GB 11714, what
 * employers had in 2011) and the business registration number, whose check digit is not judged.
 */
export type EmployerScheme = 'USCC' | 'ORG_CODE' | 'BUSINESS_REG';

export const EMPLOYER_SCHEMES = ['USCC', 'ORG_CODE', 'BUSINESS_REG'] as const satisfies readonly EmployerScheme[];

export type EmployerIdReading =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: 'FORMAT' | 'CHECK_DIGIT' };

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORG_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Reads an id and gives it in its one written form: capital letters, no hyphen. */
export function readEmployerId(scheme: EmployerScheme, text: string): EmployerIdReading {
  const value = text.toUpperCase();
  switch (scheme) {
    case 'USCC':
      return judged(value, /^[0-9A-HJ-NPQRTUWXY]{18}$/, usccCheck);
    case 'ORG_CODE':
      return judged(value.replace(/^([0-9A-Z]{8})-/, '$1'), /^[0-9A-Z]{8}[0-9X]$/, orgCodeCheck);
    case 'BUSINESS_REG':
      return judged(value, /^(\d{13}|\d{15})$/, () => value.slice(-1));
    default:
      return unknownScheme(scheme);
  }
}

function judged(value: string, format: RegExp, check: (body: string) => string): EmployerIdReading {
  if (!format.test(value)) return { ok: false, problem: 'FORMAT' };
  return check(value.slice(0, -1)) === value.slice(-1) ? { ok: true, value } : { ok: false, problem: 'CHECK_DIGIT' };
}

/** Weights are the powers of 3 modulo 31. */
function usccCheck(body: string): string {
  let [sum, weight] = [0, 1];
  for (const character of body) {
    sum += USCC_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function orgCodeCheck(body: string): string {
  const sum = ORG_WEIGHTS.reduce(
    (total, weight, place) => total + weight * ORG_ALPHABET.indexOf(body.charAt(place)),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

function unknownScheme(scheme: never): never {
  throw new RangeError(`no scheme: ${String(scheme)}`);
}
