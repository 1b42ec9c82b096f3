import type { CivilDate, Month } from '#kernel/civil-date';
import { monthOf } from '#kernel/civil-date';
import type { EmploymentForm } from '#law/benefits';
import type { FactCode } from '#law/facts';
import { countyOfficer } from './actors.ts';
import type { ChainOptions } from './chain.ts';
import { chain } from './chain.ts';
import type { Story } from './story.ts';

export interface AssistedOptions extends ChainOptions {
  readonly employedFrom?: CivilDate;
  readonly approvedOn?: CivilDate;
  readonly firstMonth?: Month;
  readonly form?: EmploymentForm;
  readonly contractTo?: CivilDate;
  /** The area of the employer, where the form has one. */
  readonly employerArea?: string;
}

/** Certified on Wed 2011-08-10 by the quickest chain: early enough for first approvals of mid-August. */
const QUICK = {
  registered: '2011-07-29',
  issued: '2011-07-29',
  lodged: '2011-08-01',
  checked: '2011-08-01',
  published: '2011-08-01',
  reviewed: '2011-08-09',
  certified: '2011-08-10',
  agreed: '2011-08-10',
} as const;

/** Certified and at work, not yet subsidised. */
export function employed({ employedFrom = '2011-08-11', ...options }: AssistedOptions = {}): Story {
  const person = chain('agreed', { ...options, dates: { ...QUICK, ...options.dates } });
  return hired(person.at(employedFrom), employedFrom, options);
}

/** An employment begins. */
export function hired(
  person: Story,
  from: CivilDate,
  { form = 'FLEXIBLE', contractTo, employerArea }: AssistedOptions = {},
): Story {
  const employer = { scheme: 'ORG_CODE', value: 'D2143569-X', name: '测试企业', areaCode: employerArea };
  return person.does('RecordEmployment', {
    form,
    from,
    ...(contractTo === undefined ? {} : { contractTo }),
    ...(employerArea === undefined ? {} : { employer }),
  });
}

/** A dated fact with its evidence. */
export function recorded(
  person: Story,
  fact: FactCode,
  {
    value = true,
    from = '2011-08-01',
    to,
  }: { value?: boolean | number | string; from?: CivilDate; to?: CivilDate } = {},
): Story {
  const body = { fact, value, from, evidence: [{ kind: '证明' }], reason: '补录' };
  return person.does('RecordFact', to === undefined ? body : { ...body, to });
}

/** With a social-insurance subsidy: a man born 1956-08-15, first approved one day too early for "until retirement". */
export function assisted({ approvedOn = '2011-08-14', ...options }: AssistedOptions = {}): Story {
  const { firstMonth = monthOf(approvedOn) } = options;
  return employed(options)
    .at(approvedOn)
    .does(
      'ApproveBenefit',
      { benefit: 'SOCIAL_INSURANCE', firstMonth, monthlyAmount: '88.00', paidAmount: '120.00' },
      countyOfficer,
    );
}

export const reviewChecks = {
  basicInformation: true,
  employmentStatus: true,
  benefits: true,
  certificateMisuse: false,
};
