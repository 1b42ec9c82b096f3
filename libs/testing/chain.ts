import type { CivilDate } from '#kernel/civil-date';
import { addDays, addYears } from '#kernel/civil-date';
import { dateAt } from '#kernel/instant';
import type { CategoryCode } from '#law/categories';
import type { RetirementCategory } from '#law/retirement';
import type { Rulebook } from '#law/rulebook';
import { clerk, countyOfficer, streetOfficer } from './actors.ts';
import { citizenId } from './citizens.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** The steps from registration to the agreement, each on its day. The notice ends by itself between `published` and `reviewed`. */
const DATES = {
  registered: '2011-08-15',
  issued: '2011-08-16',
  lodged: '2011-08-17',
  checked: '2011-08-18',
  published: '2011-09-01',
  reviewed: '2011-09-09',
  certified: '2011-09-13',
  agreed: '2011-09-15',
} as const;

export type ChainStep = keyof typeof DATES;

export interface ChainOptions {
  readonly rules?: Rulebook;
  readonly dates?: Partial<Record<ChainStep, CivilDate>>;
  readonly birthOn?: CivilDate;
  readonly sex?: 'MALE' | 'FEMALE';
  readonly retirementCategory?: RetirementCategory;
  readonly unemployedSince?: CivilDate;
  readonly community?: string;
  readonly categories?: readonly CategoryCode[];
  /** Goes on with a person who has left or was refused. */
  readonly after?: Story;
}

/** A story that has come as far as `last` along the chain of (四). */
export function chain(last: ChainStep, options: ChainOptions = {}): Story {
  const dates = { ...DATES, ...options.dates };
  const steps = Object.keys(DATES) as ChainStep[];
  const told = options.after ?? story(options.rules);
  return steps
    .slice(0, steps.indexOf(last) + 1)
    .filter((step) => step !== 'issued' || told.state.certificate.issuedOn === null)
    .reduce((person, step) => TELL[step](person.at(dates[step]), options), told);
}

const TELL: Readonly<Record<ChainStep, (person: Story, options: ChainOptions) => Story>> = {
  registered: (person, options) => person.does('RegisterUnemployment', registration(options)),
  issued: (person) => person.does('IssueCertificate'),
  lodged: (person, options) => person.does('LodgeApplication', application(options)),
  checked: (person) => person.does('PassCommunityCheck'),
  published: (person) => person.does('PublishNotice'),
  reviewed: (person) => person.does('PassStreetReview', {}, streetOfficer),
  certified: (person) => person.does('CertifyPerson', {}, countyOfficer),
  agreed: (person) => {
    const on = dateAt(person.now);
    return person.does('SignAgreement', agreementUntil(addDays(addYears(on, 1), -1), on), streetOfficer);
  },
};

/** The body of a registration: a man born 1956-08-15 unless the test says otherwise. */
export function registration({ birthOn = '1956-08-15', sex = 'MALE', ...options }: ChainOptions = {}) {
  const {
    retirementCategory = sex === 'MALE' ? 'MALE' : 'FEMALE_50',
    unemployedSince,
    community = clerk.area,
  } = options;
  const body = { citizenId: citizenId(birthOn, sex), name: '测试甲', communityCode: community, retirementCategory };
  return unemployedSince === undefined ? body : { ...body, unemployedSince };
}

export function application({ categories = ['OLDER'] }: ChainOptions = {}) {
  const since = '2011-08-01';
  return {
    categories: categories.map((code) => ({
      code,
      since,
      evidence: [{ kind: '证明' }],
      ...(code === 'OTHER_DESIGNATED'
        ? { designation: { authority: '测试县人民政府', documentNo: '测试〔2011〕1号' } }
        : {}),
    })),
    primary: categories[0] ?? 'OLDER',
  };
}

export function agreementUntil(to: CivilDate, from: CivilDate = '2011-09-15') {
  return { measures: [{ text: '推荐岗位', dueOn: to }], from, to };
}
