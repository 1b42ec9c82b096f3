import { countyOfficer } from '#testing/actors';
import { employed, recorded } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import type { BenefitCode, EmploymentForm } from '#law/benefits';
import { BENEFITS, EMPLOYMENT_FORMS } from '#law/benefits';
import type { CategoryCode } from '#law/categories';
import { CATEGORY_CODES } from '#law/categories';
import type { EntitlementItem } from '#person/benefits/entitlements';
import { entitlements } from '#person/benefits/entitlements';
import { describe, expect, it } from 'vitest';

/**
 * R7.0–R9.2 The whole grid category × form × benefit, read in review: in each cell the paragraph and rule that give it and whom it
 * pays, or the refusal with the condition that is not met. `vitest run --project unit -u` writes it anew.
 */
const BENEFIT_CODES = Object.keys(BENEFITS) as BenefitCode[];
const FORMS = [null, ...(Object.keys(EMPLOYMENT_FORMS) as EmploymentForm[])] as const;
const ON = '2011-08-12';
const rules = rulebook();

/** Certified in this category only, at work since 2011-08-11 with a contract of a year in the province, registered two weeks before. */
function plain(category: CategoryCode, form: EmploymentForm | null): Story {
  const told = { categories: [category], birthOn: '1958-08-15' } as const;
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
function withFacts(category: CategoryCode, form: EmploymentForm | null): Story {
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

const TABLES = {
  'no fact recorded': plain,
  'on MLA, of a zero-transfer household, in a technical school, of the special clause, 36 months of social insurance used':
    withFacts,
} as const;

function answers(person: Story): readonly EntitlementItem[] {
  return entitlements(person.state, ON, undefined, rules);
}

function cell({ allowed, rule, paragraphs, smallestChange = [] }: EntitlementItem, payee: string): string {
  const law = `${paragraphs.join('')} ${rule ?? ''}`;
  return allowed ? `**${law} → ${payee}**` : `no: ${law} ${smallestChange.map(({ condition }) => condition).join(', ')}`;
}

function payeeOf({ benefit, rule }: EntitlementItem, form: EmploymentForm | null): string {
  const rows = rules.entitlementRows({ benefit, area: '340104003001', on: ON, form });
  return rows.find((row) => row.rule === rule)?.payee ?? '';
}

function table(tell: (category: CategoryCode, form: EmploymentForm | null) => Story): string {
  const head = ['category', 'form', ...BENEFIT_CODES];
  const rows = CATEGORY_CODES.flatMap((category) =>
    FORMS.map((form) => [
      category,
      form ?? 'NONE',
      ...answers(tell(category, form)).map((item) => cell(item, payeeOf(item, form))),
    ]),
  );
  return [head, head.map(() => '---'), ...rows].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

describe('R7.0–R9.2 the grid category × form × benefit', () => {
  it('is the committed one, cell by cell', async () => {
    const told = Object.entries(TABLES).map(([title, tell]) => `## ${title}\n\n${table(tell)}\n`);
    await expect(['# Who is granted what (七)–(九)\n', ...told].join('\n')).toMatchFileSnapshot('entitlements.md');
  });

  it.each(CATEGORY_CODES)('R7.7 (七) an approval for %s does in every cell what the grid says', (category) => {
    for (const form of FORMS) {
      for (const { benefit, allowed } of answers(plain(category, form))) {
        const body = { benefit, firstMonth: '2011-08', schoolYear: '2010-2011', on: ON };
        const { outcome } = plain(category, form).at(ON).tries('ApproveBenefit', body, countyOfficer);
        expect([form, benefit, outcome]).toEqual([form, benefit, allowed ? 'accepted' : 'refused']);
      }
    }
  });
});
