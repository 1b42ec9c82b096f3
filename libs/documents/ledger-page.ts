import type { CivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { formatInstant } from '#kernel/instant';
import { BENEFITS, EMPLOYMENT_FORMS } from '#law/benefits';
import { CATEGORIES } from '#law/categories';
import type { Bilingual } from '#law/language';
import { STAGES } from '#law/stages';
import { reasonWords } from './decision-words.ts';
import type { Page } from './page.ts';
import { field } from './page.ts';
import { SEXES } from './person-fields.ts';

/** R5.4 (五) 社区就业援助台账: a page of the ledger as it is kept on paper. */
export interface LedgerFacts {
  readonly area: string;
  readonly areaName: string;
  readonly page: number;
  readonly lines: readonly LedgerPerson[];
}

export interface LedgerPerson {
  readonly name: string | null;
  readonly sex: 'MALE' | 'FEMALE' | null;
  readonly maskedCitizenId: string | null;
  readonly certificateNo: string | null;
  readonly stage: string;
  readonly categories: readonly string[];
  readonly employment: { readonly form: string; readonly from: CivilDate } | null;
  readonly services: { readonly lastVisitOn: CivilDate | null; readonly agreementTo: CivilDate | null };
  readonly benefits: readonly {
    readonly benefit: string;
    readonly firstMonth: string;
    readonly lastMonth: string | null;
    readonly status: string;
  }[];
  readonly review: { readonly year: string; readonly status: string } | null;
  readonly leaving: { readonly reasonCode: string; readonly on: CivilDate } | null;
}

/** What was kept of the page when it was printed. */
export interface LedgerMark {
  readonly serial: string;
  readonly digest: string;
  readonly printedAt: Instant;
}

export function ledgerPage({ area, areaName, page, lines }: LedgerFacts, mark: LedgerMark): Page {
  return {
    title: { zh: '社区就业援助台账', en: 'Community ledger' },
    landscape: true,
    blocks: [
      {
        kind: 'fields',
        rows: [
          field({ zh: '社区', en: 'Community' }, `${areaName}（${area}）`),
          field({ zh: '台账页', en: 'Page' }, `第${page}页，${lines.length}人`),
        ],
      },
      {
        kind: 'table',
        dense: true,
        head: HEAD,
        rows: lines.map((person, place) => [String(place + 1), ...cellsOf(person)]),
        empty: { zh: '本页已无人员', en: 'nobody is left on this page' },
      },
    ],
    signature: null,
    mark: { ...mark, recordHash: null, printedAt: formatInstant(mark.printedAt) },
  };
}

/** The basics that are registered, then the four kinds of information of (五). */
const HEAD = [
  { zh: '序号', en: 'No.' },
  { zh: '姓名', en: 'Name' },
  { zh: '性别', en: 'Sex' },
  { zh: '身份证号', en: 'Citizen ID' },
  { zh: '证号', en: 'Certificate' },
  { zh: '登记认定', en: 'Certification' },
  { zh: '就业状态', en: 'Employment' },
  { zh: '援助服务', en: 'Services' },
  { zh: '享受政策', en: 'Benefits' },
  { zh: '年审和退出', en: 'Review, leaving' },
] as const;

function cellsOf(person: LedgerPerson): readonly string[] {
  return [
    person.name ?? '—',
    person.sex === null ? '—' : SEXES[person.sex],
    person.maskedCitizenId ?? '—',
    person.certificateNo ?? '—',
    [words(STAGES, person.stage), ...person.categories.map((code) => words(CATEGORIES, code))].join('，'),
    person.employment === null
      ? '未就业'
      : `${words(EMPLOYMENT_FORMS, person.employment.form)}，自${person.employment.from}`,
    said([
      ['走访', person.services.lastVisitOn],
      ['协议至', person.services.agreementTo],
    ]),
    person.benefits.map(benefitCell).join('；') || '—',
    said([
      [`${person.review?.year}年`, person.review && words(REVIEW_STATUS, person.review.status)],
      ['退出', person.leaving && `${person.leaving.on} ${reasonWords(person.leaving.reasonCode).zh}`],
    ]),
  ];
}

function benefitCell({ benefit, firstMonth, lastMonth, status }: LedgerPerson['benefits'][number]): string {
  return `${words(BENEFITS, benefit)} ${firstMonth}至${lastMonth ?? '—'}，${words(BENEFIT_STATUS, status)}`;
}

function said(parts: readonly (readonly [label: string, value: string | null])[]): string {
  return parts.flatMap(([label, value]) => (value === null ? [] : [`${label} ${value}`])).join('；') || '—';
}

/** A code without words is shown as it is, never left out. */
function words(table: Readonly<Record<string, Bilingual>>, code: string): string {
  return table[code]?.zh ?? code;
}

const BENEFIT_STATUS = {
  RUNNING: { zh: '享受中', en: 'running' },
  SUSPENDED: { zh: '暂停', en: 'suspended' },
  EXPIRED: { zh: '期满', en: 'expired' },
  STOPPED: { zh: '停发', en: 'stopped' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const REVIEW_STATUS = {
  OPEN: { zh: '待年审', en: 'open' },
  ATTENDED: { zh: '已参加，待审定', en: 'attended' },
  PASSED: { zh: '年审合格', en: 'passed' },
  FAILED: { zh: '年审不合格', en: 'failed' },
  MISSED: { zh: '未参加', en: 'missed' },
  EXCUSED: { zh: '免予处理', en: 'excused' },
  CLOSED: { zh: '已终结', en: 'closed' },
} as const satisfies Readonly<Record<string, Bilingual>>;
