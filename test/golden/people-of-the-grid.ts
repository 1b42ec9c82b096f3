import { employed, recorded } from '#testing/assisted';
import { chain } from '#testing/chain';
import type { Story } from '#testing/story';
import type { BenefitCode, EmploymentForm } from '#law/benefits';
import { BENEFITS, EMPLOYMENT_FORMS } from '#law/benefits';
import type { CategoryCode } from '#law/categories';

/** The people of the grid category × form × benefit (七)–(九). */
export const BENEFIT_CODES = Object.keys(BENEFITS) as BenefitCode[];
export const FORMS = [null, ...(Object.keys(EMPLOYMENT_FORMS) as EmploymentForm[])] as const;
export const ON = '2011-08-12';
/**
 * Certified in this category only, at work since 2011-08-11 with a contract of a year in the province, registered two weeks before;
 * long unemployed only where the category says so.
 */
export function plain(category: CategoryCode, form: EmploymentForm | null): Story {
  const unemployed = category === 'MLA_LONG_TERM' ? { unemployedSince: '2010-07-29' } : {};
  const told = { categories: [category], birthOn: '1958-08-15', ...unemployed } as const;
  if (form === null) return chain('agreed', { ...told, dates: CERTIFIED_IN_TIME });
  return employed({ ...told, form, contractTo: '2012-08-10', employerArea: '340104' }).at(ON);
}

const CERTIFIED_IN_TIME = {
  registered: '2011-07-29',
  issued: '2011-07-29',
  lodged: '2011-08-01',
  checked: '2011-08-01',
  published: '2011-08-01',
  reviewed: '2011-08-09',
  certified: '2011-08-10',
  agreed: '2011-08-10',
} as const;

/** The same with every fact a row asks for. */
export function withFacts(category: CategoryCode, form: EmploymentForm | null): Story {
  const person = plain(category, form);
  recorded(person, 'RECOGNISED_4050', { value: '2008-12-31', from: '2008-12-31' });
  recorded(person, 'MONTHS_USED_BEFORE', { value: 36, from: '2011-08-01' });
  for (const fact of [
    'URBAN_MLA',
    'RURAL_MLA',
    'ZERO_TRANSFER_HOUSEHOLD',
    'TECHNICAL_SCHOOL',
    'REEMPLOYMENT_CERTIFICATE',
    'OWN_INSURANCE',
  ] as const) {
    recorded(person, fact);
  }
  return person;
}
