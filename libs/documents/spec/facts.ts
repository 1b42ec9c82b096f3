import { parseInstant } from '#kernel/instant';
import type { CardFacts } from '../card.ts';
import type { Origin } from '../mark.ts';
import type { PagePerson } from '../person-fields.ts';
import type { PostedListFacts } from '../posted-list.ts';
import type { WrittenNoticeFacts } from '../written-notice.ts';

/** Pages of a person who does not exist. */
export const origin: Origin = {
  personId: '019b0000-0000-7000-8000-000000000001',
  version: 9,
  recordHash: 'ab'.repeat(32),
  printedAt: parseInstant('2011-10-10T09:00:00+08:00'),
};

/** Characters of names that small fonts lack. */
export const RARE = '䶮㼆㛃㸚𬭎𬬻𠅤';

/** Names that would do something if they were read as markup. */
export const hostile = [
  '测试<script>alert(1)</script>',
  `测试&amp;"'><b>甲`,
  '测试#eval("1") $x$ *甲* _乙_ `丙` \\ @丁 <戊> = //',
] as const;

const person: PagePerson = {
  name: '测试甲',
  sex: 'MALE',
  maskedCitizenId: '340***********1234',
  certificateNumber: '3401042011000001',
};

export const noticeFacts: WrittenNoticeFacts = {
  person,
  decision: 'QualificationCancelled',
  on: '2011-10-10',
  decidedBy: { level: 'COUNTY', areaName: '安徽省合肥市蜀山区', bySystem: false },
  benefit: null,
  reasonCode: 'NO_LONGER_QUALIFIED',
  reason: '经核查，已不符合条件。\n已当面说明。',
  paragraphs: ['(五)'],
  facts: [{ fact: 'CATEGORY:OLDER', asOf: '2011-10-10', holds: false }],
  appeal: { days: 60, to: { level: 'CITY', areaName: '安徽省合肥市' } },
  servedOn: null,
  appealUntil: null,
};

export const cardFacts: CardFacts = {
  person,
  certifications: [
    {
      on: '2011-09-13',
      categories: ['OLDER', 'LAND_LOSS'],
      primary: 'OLDER',
      annotation: { on: '2011-09-14', seal: '测试章', officer: 'county-officer.340104' },
    },
  ],
  leavings: [
    { act: 'DEREGISTRATION', reasonCode: 'ANNUAL_REVIEW_MISSED', on: '2012-04-01', annotation: null, restoredOn: null },
  ],
  reviews: [{ year: '2012', on: '2012-02-20', officer: 'county-officer.340104' }],
};

export const listFacts: PostedListFacts = {
  area: '340104',
  areaName: '安徽省合肥市蜀山区',
  items: [
    {
      name: '测试甲',
      sex: 'MALE',
      age: 55,
      category: '就业困难人员',
      maskedCitizenId: '340104**********34',
      community: '测试社区',
      publishedOn: '2011-09-29',
      endsAt: '2011-10-09T00:00:00+08:00',
    },
  ],
  continued: false,
  howToObject: '有异议的，请向所在社区反映。',
};

export function rename<Facts extends { readonly person: PagePerson }>(facts: Facts, name: string): Facts {
  return { ...facts, person: { ...facts.person, name } };
}
