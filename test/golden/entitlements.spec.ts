import { countyOfficer } from '#testing/actors';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import type { EmploymentForm } from '#law/benefits';
import type { CategoryCode } from '#law/categories';
import { CATEGORY_CODES } from '#law/categories';
import type { EntitlementItem } from '#person/benefits/entitlements';
import { entitlements } from '#person/benefits/entitlements';
import { describe, expect, it } from 'vitest';
import { BENEFIT_CODES, FORMS, ON, plain, withFacts } from './people-of-the-grid.ts';

/**
 * R7.0–R9.2 The whole grid category × form × benefit, read in review: in each cell the paragraph and rule that give it and whom it
 * pays, or the refusal with the condition that is not met. `vitest run --project unit -u` writes it anew.
 */
const rules = rulebook();

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

/**
 * The grid once more, read off the text of (七)–(九) sentence by sentence and not off the matrix of the rulebook: who, at what work, gets
 * what. Everything else is refused.
 */
const FIVE = ['MLA_LONG_TERM', 'OLDER', 'ZERO_EMPLOYMENT_HOUSEHOLD', 'LAND_LOSS', 'POOR_GRADUATE'];
const HOUSEHOLD = ['ZERO_EMPLOYMENT_HOUSEHOLD'];
const ANYBODY: readonly string[] = CATEGORY_CODES;
const ANY_WORK: readonly (string | null)[] = FORMS;

interface Sentence {
  readonly rule: string;
  readonly says: string;
  readonly who: readonly string[];
  readonly work: readonly (string | null)[];
  readonly gets: readonly string[];
}

const GENERAL: readonly Sentence[] = [
  {
    rule: 'R7.0',
    says: '就业援助对象…可按规定享受职业介绍补贴、职业培训补贴、职业技能鉴定补贴、创业培训补贴、…小额担保贷款及贴息',
    who: ANYBODY,
    work: ANY_WORK,
    gets: ['PLACEMENT', 'TRAINING', 'SKILL_TEST', 'STARTUP_TRAINING', 'GUARANTEED_LOAN'],
  },
  { rule: 'R7.0', says: '组织起来就业补助', who: ANYBODY, work: ['ORGANISED'], gets: ['GROUP_EMPLOYMENT_GRANT'] },
  {
    rule: 'R7.1',
    says: '吸纳国有企业下岗失业人员、国有企业关闭破产安置人员、集体企业下岗职工、享受低保的长期失业人员就业的企业,可享受税收优惠政策',
    who: ['SOE_LAID_OFF', 'SOE_BANKRUPTCY', 'COLLECTIVE_LAID_OFF', 'MLA_LONG_TERM'],
    work: ['ENTERPRISE'],
    gets: ['TAX_RELIEF_EMPLOYER'],
  },
  {
    rule: 'R7.2',
    says: '登记失业半年以上的人员、零就业家庭成员…从事个体经营的,可享受税收优惠政策',
    who: ['MLA_LONG_TERM', ...HOUSEHOLD],
    work: ['SELF_EMPLOYED'],
    gets: ['TAX_RELIEF_SELF'],
  },
  {
    rule: 'R7.3a',
    says: '享受低保的长期失业人员、大龄就业困难人员、零就业家庭成员、就业困难失地人员、困难家庭高校毕业生被企业吸纳或灵活就业的,可享受社会保险补贴',
    who: FIVE,
    work: ['ENTERPRISE', 'FLEXIBLE'],
    gets: ['SOCIAL_INSURANCE'],
  },
  {
    rule: 'R7.3b',
    says: '在公益性岗位就业的,可享受社会保险补贴和公益性岗位补贴',
    who: FIVE,
    work: ['PUBLIC_POST'],
    gets: ['SOCIAL_INSURANCE', 'POST'],
  },
  {
    rule: 'R7.4a',
    says: '用人单位吸纳零就业家庭成员就业并签订1年以上劳动合同的,给予用人单位公益性岗位补贴、社会保险补贴和一次性1000元就业奖励',
    who: HOUSEHOLD,
    work: ['ENTERPRISE', 'PUBLIC_POST'],
    gets: ['POST', 'SOCIAL_INSURANCE', 'HIRING_REWARD'],
  },
  {
    rule: 'R7.4b',
    says: '对零就业家庭成员自主创业、组织起来就业的,给予组织起来就业补助',
    who: HOUSEHOLD,
    work: ['SELF_EMPLOYED', 'ORGANISED'],
    gets: ['GROUP_EMPLOYMENT_GRANT'],
  },
];

/** What the facts of the second table add. */
const WITH_FACTS: readonly Sentence[] = [
  {
    rule: 'R7.2',
    says: '享受城市低保的登记失业人员…从事个体经营的,可享受税收优惠政策',
    who: ANYBODY,
    work: ['SELF_EMPLOYED'],
    gets: ['TAX_RELIEF_SELF'],
  },
  {
    rule: 'R7.4c',
    says: '对零就业家庭子女考入技工学校、技师学院学习的,每学年给予1000元补贴',
    who: HOUSEHOLD,
    work: ANY_WORK,
    gets: ['SCHOOL_AID'],
  },
  {
    rule: 'R8.2',
    says: '持《再就业优惠证》的国有集体企业下岗失业人员…其社会保险补贴可延长至退休',
    who: ['SOE_LAID_OFF', 'COLLECTIVE_LAID_OFF'],
    work: ['FLEXIBLE'],
    gets: ['SOCIAL_INSURANCE'],
  },
  {
    rule: 'R9.2',
    says: '省内企业招用享受农村低保的零转移就业农户成员就业并签订1年以上劳动合同的,按照1000元/人…一次性岗位补贴',
    who: ANYBODY,
    work: ['ENTERPRISE'],
    gets: ['RURAL_POST_GRANT'],
  },
];

/** (八): in the second table the 36 months are used up for all but those of the special clause. */
function withoutSocialInsurance(sentence: Sentence): Sentence {
  return { ...sentence, gets: sentence.gets.filter((benefit) => benefit !== 'SOCIAL_INSURANCE') };
}

const rulesFor = (text: readonly Sentence[], [category, form, benefit]: readonly (string | null)[]): readonly string[] =>
  text
    .filter(({ who, work, gets }) => who.includes(category ?? '') && work.includes(form ?? null) && gets.includes(benefit ?? ''))
    .map(({ rule }) => rule);

describe('R7.0–R9.2 the grid category × form × benefit', () => {
  it('is the committed one, cell by cell', async () => {
    const told = Object.entries(TABLES).map(([title, tell]) => `## ${title}\n\n${table(tell)}\n`);
    await expect(['# Who is granted what (七)–(九)\n', ...told].join('\n')).toMatchFileSnapshot('entitlements.md');
  });

  it.each([
    ['no fact recorded', GENERAL],
    ['every fact recorded', [...GENERAL.map(withoutSocialInsurance), ...WITH_FACTS]],
  ] as const)('R7.0–R9.2 (七)–(九) %s: says yes where a sentence of the text does, by its rule, and nowhere else', (facts, text) => {
    const tell = facts === 'no fact recorded' ? plain : withFacts;
    for (const category of CATEGORY_CODES) {
      for (const form of FORMS) {
        for (const { benefit, allowed, rule } of answers(tell(category, form))) {
          const cell = [category, form, benefit];
          const named = rulesFor(text, cell);
          const cited = allowed ? named.find((one) => one === rule) : 'refused';
          expect([...cell, cited]).toEqual([...cell, named.length > 0 ? rule : 'refused']);
        }
      }
    }
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
