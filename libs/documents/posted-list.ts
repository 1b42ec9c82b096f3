import type { CivilDate } from '#kernel/civil-date';
import { dateAt, parseInstant } from '#kernel/instant';
import type { Instant } from '#kernel/instant';
import { listMark } from './mark.ts';
import type { Page } from './page.ts';
import { field } from './page.ts';
import { SEXES } from './person-fields.ts';

/** R4.4 (四) The list as it hangs on the board: nothing but what the text allows, the ID by its first 6 and last 2. */
export interface PostedListFacts {
  readonly area: string;
  readonly areaName: string;
  readonly items: readonly PostedPerson[];
  /** Whether more persons are posted than stand on this sheet. */
  readonly continued: boolean;
  readonly howToObject: string;
}

export interface PostedPerson {
  readonly name: string;
  readonly sex: string;
  readonly age: number;
  readonly category: string;
  readonly maskedCitizenId: string;
  readonly community: string;
  readonly publishedOn: CivilDate;
  /** `null` while an objection is open. */
  readonly endsAt: string | null;
}

export function postedListPage(facts: PostedListFacts, printedAt: Instant): Page {
  const { area, areaName, items, continued, howToObject } = facts;
  return {
    title: { zh: '就业援助对象公示名单', en: 'Posted list' },
    landscape: true,
    blocks: [
      {
        kind: 'fields',
        rows: [
          field({ zh: '地区', en: 'Area' }, areaName),
          field({ zh: '人数', en: 'Persons' }, continued ? `${items.length}（续页）` : String(items.length)),
        ],
      },
      {
        kind: 'table',
        dense: false,
        head: HEAD,
        rows: items.map((person, place) => [String(place + 1), ...cellsOf(person)]),
        empty: { zh: '目前没有公示', en: 'nothing is posted' },
      },
      { kind: 'heading', words: { zh: '异议', en: 'Objections' } },
      { kind: 'text', text: howToObject, gloss: null },
    ],
    signature: null,
    mark: listMark(`GS-${area}-${dateAt(printedAt)}`, printedAt, facts),
  };
}

const HEAD = [
  { zh: '序号', en: 'No.' },
  { zh: '姓名', en: 'Name' },
  { zh: '性别', en: 'Sex' },
  { zh: '年龄', en: 'Age' },
  { zh: '类别', en: 'Category' },
  { zh: '身份证号', en: 'Citizen ID' },
  { zh: '社区', en: 'Community' },
  { zh: '公示日期', en: 'Posted on' },
  { zh: '公示截止', en: 'Until' },
] as const;

function cellsOf(person: PostedPerson): readonly string[] {
  const { name, sex, age, category, maskedCitizenId, community, publishedOn, endsAt } = person;
  return [
    name,
    sex === 'MALE' || sex === 'FEMALE' ? SEXES[sex] : sex,
    String(age),
    category,
    maskedCitizenId,
    community,
    publishedOn,
    endsAt === null ? '异议处理中' : lastDay(endsAt),
  ];
}

/** The notice ends at 24:00 of its last day. */
function lastDay(endsAt: string): string {
  return endsAt.includes('T00:00:00+') ? `${dateAt(parseInstant(endsAt) - 1)} 24时` : endsAt;
}
