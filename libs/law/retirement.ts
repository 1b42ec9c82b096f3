import type { CivilDate } from '#kernel/civil-date';
import { addMonths, addYears, yearOf } from '#kernel/civil-date';

/**
 * R8.5 (八) Statutory retirement is a dated table by category. The category is recorded with evidence, never derived from sex alone.
 * Until 2024-12-31 the date is a birthday; from 2025-01-01 (decision of 2024-09-13) it is delayed step by step.
 */
export type RetirementCategory = 'MALE' | 'FEMALE_50' | 'FEMALE_55';

export const RETIREMENT_CATEGORIES = [
  'MALE',
  'FEMALE_50',
  'FEMALE_55',
] as const satisfies readonly RetirementCategory[];

/**
 * The age before any delay and, where there is one, the delay: who reaches that age in `fromYear` or later retires one month
 * later for each `step` months begun since that year did, and `maxMonths` later at most.
 */
export interface RetirementRow {
  readonly age: number;
  readonly delay: { readonly fromYear: number; readonly step: number; readonly maxMonths: number } | null;
}

/** In force from `from` (`null` = always) until the next table's `from`. */
export interface RetirementTable {
  readonly from: CivilDate | null;
  readonly rows: Readonly<Record<RetirementCategory, RetirementRow>>;
}

/** In the order of their coming into force. */
export const RETIREMENT_TABLES: readonly RetirementTable[] = [
  {
    from: null,
    rows: {
      MALE: { age: 60, delay: null },
      FEMALE_50: { age: 50, delay: null },
      FEMALE_55: { age: 55, delay: null },
    },
  },
  {
    from: '2025-01-01',
    rows: {
      MALE: { age: 60, delay: { fromYear: 2025, step: 4, maxMonths: 36 } },
      FEMALE_50: { age: 50, delay: { fromYear: 2025, step: 2, maxMonths: 60 } },
      FEMALE_55: { age: 55, delay: { fromYear: 2025, step: 4, maxMonths: 36 } },
    },
  },
];

export interface RetirementQuestion {
  readonly category: RetirementCategory;
  readonly birth: CivilDate;
  /** The day whose table answers: that of the decision, or of the reference date. */
  readonly tableOn: CivilDate;
  readonly tables?: readonly RetirementTable[];
}

/** The day on which statutory retirement age is reached: the birthday of that age, in the month moved by the delay. */
export function retirementDate({
  category,
  birth,
  tableOn,
  tables = RETIREMENT_TABLES,
}: RetirementQuestion): CivilDate {
  const table = tables.findLast(({ from }) => from === null || from <= tableOn);
  if (!table) throw new RangeError(`no retirement table on ${tableOn}`);
  const row = table.rows[category];
  return addMonths(birth, row.age * 12 + delayInMonths(row, birth));
}

export interface WithinYearsQuestion {
  readonly retirementOn: CivilDate;
  /** The day of the earlier first approval of the two subsidies: fixed once, for life (R8.1). */
  readonly referenceOn: CivilDate;
  readonly years: number;
  /** Whether exactly that many years count. */
  readonly inclusive: boolean;
}

/** R8.1 (八) Whether retirement is no more than that many years away, to the day: exactly five years count as within five. */
export function withinYearsOfRetirement({ retirementOn, referenceOn, years, inclusive }: WithinYearsQuestion): boolean {
  const horizon = addYears(referenceOn, years);
  return inclusive ? retirementOn <= horizon : retirementOn < horizon;
}

function delayInMonths({ age, delay }: RetirementRow, birth: CivilDate): number {
  if (delay === null) return 0;
  const monthsPast = (yearOf(birth) + age - delay.fromYear) * 12 + Number(birth.slice(5, 7));
  return monthsPast <= 0 ? 0 : Math.min(Math.ceil(monthsPast / delay.step), delay.maxMonths);
}
