import type { CivilDate } from '#kernel/civil-date';
import type { CategoryCode } from '#law/categories';
import { CATEGORIES } from '#law/categories';
import type { Bilingual } from '#law/language';
import type { Origin } from './mark.ts';
import { personMark } from './mark.ts';
import { reasonWords } from './decision-words.ts';
import type { Page, Table } from './page.ts';
import type { PagePerson } from './person-fields.ts';
import { personFields } from './person-fields.ts';

/**
 * R4.5 (四) 就业援助卡: date, category, seal and officer on certification; date and cause on leaving. R6.3 (六) 在“年审”页内注明“年审合格”: the
 * years that were passed stand on the same sheet.
 */
export interface CardFacts {
  readonly person: PagePerson;
  readonly certifications: readonly CertificationEntry[];
  readonly leavings: readonly LeavingEntry[];
  readonly reviews: readonly PassedReview[];
}

export interface PassedReview {
  readonly year: string;
  readonly on: CivilDate;
  readonly officer: string;
}

export interface CertificationEntry {
  readonly on: CivilDate;
  /** Empty where the reader may not see them. */
  readonly categories: readonly CategoryCode[];
  readonly primary: CategoryCode | null;
  readonly annotation: Annotation | null;
}

export interface LeavingEntry {
  readonly act: 'EXIT' | 'CANCELLATION' | 'DEREGISTRATION';
  readonly reasonCode: string;
  readonly on: CivilDate;
  readonly annotation: Annotation | null;
  /** R6.8 (六) The leaving was undone: the entry stays and says so. */
  readonly restoredOn: CivilDate | null;
}

/** 签章注明: an open duty, so an entry may still wait for it. `seal` is null where the reader may not see it. */
export interface Annotation {
  readonly on: CivilDate;
  readonly seal: string | null;
  readonly officer: string;
}

export function cardPage(facts: CardFacts, origin: Origin): Page {
  return {
    title: { zh: '就业援助卡', en: 'Employment assistance card' },
    landscape: true,
    blocks: [
      { kind: 'fields', rows: personFields(facts.person) },
      { kind: 'heading', words: { zh: '认定', en: 'Certification' } },
      certificationTable(facts.certifications),
      { kind: 'heading', words: { zh: '离开', en: 'Leaving' } },
      leavingTable(facts.leavings),
      { kind: 'heading', words: { zh: '年审', en: 'Annual review' } },
      reviewTable(facts.reviews),
    ],
    signature: null,
    mark: personMark('YZ', origin, facts),
  };
}

const ANNOTATED: readonly Bilingual[] = [
  { zh: '签章', en: 'Seal' },
  { zh: '经办人', en: 'Officer' },
  { zh: '签章日期', en: 'Sealed on' },
];

function certificationTable(entries: readonly CertificationEntry[]): Table {
  return {
    kind: 'table',
    dense: false,
    head: [{ zh: '认定日期', en: 'Certified on' }, { zh: '援助对象类别', en: 'Category' }, ...ANNOTATED],
    rows: entries.map(({ on, categories, primary, annotation }) => [
      on,
      categories.map((code) => categoryWords(code, code === primary && categories.length > 1)).join('、') || '—',
      ...annotationCells(annotation),
    ]),
    empty: { zh: '未认定', en: 'not certified' },
  };
}

function leavingTable(entries: readonly LeavingEntry[]): Table {
  return {
    kind: 'table',
    dense: false,
    head: [
      { zh: '离开日期', en: 'Left on' },
      { zh: '方式', en: 'Act' },
      { zh: '原因', en: 'Cause' },
      ...ANNOTATED,
      { zh: '恢复日期', en: 'Restored from' },
    ],
    rows: entries.map(({ on, act, reasonCode, annotation, restoredOn }) => [
      on,
      ACTS[act],
      reasonWords(reasonCode).zh,
      ...annotationCells(annotation),
      restoredOn ?? '—',
    ]),
    empty: { zh: '无', en: 'none' },
  };
}

function reviewTable(reviews: readonly PassedReview[]): Table {
  return {
    kind: 'table',
    dense: false,
    head: [
      { zh: '年度', en: 'Year' },
      { zh: '结论', en: 'Result' },
      { zh: '日期', en: 'Date' },
      { zh: '经办人', en: 'Officer' },
    ],
    rows: reviews.map(({ year, on, officer }) => [year, '年审合格', on, officer]),
    empty: { zh: '无', en: 'none' },
  };
}

/** R5.7 (五) */
const ACTS = { EXIT: '退出', CANCELLATION: '取消资格', DEREGISTRATION: '注销' } as const;

function categoryWords(code: CategoryCode, isPrimary: boolean): string {
  return isPrimary ? `${CATEGORIES[code].zh}（主类别）` : CATEGORIES[code].zh;
}

function annotationCells(annotation: Annotation | null): readonly string[] {
  return annotation === null ? ['待签章', '—', '—'] : [annotation.seal ?? '—', annotation.officer, annotation.on];
}
