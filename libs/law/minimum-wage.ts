import type { CivilDate } from '#kernel/civil-date';
import { isCivilDate } from '#kernel/civil-date';
import type { AreaCode } from './area.ts';
import { parentsOf } from './area.ts';
import { parseCsv } from './csv.ts';

/**
 * R12.2 (十二) 确保公益性岗位的劳动报酬不低于当地最低工资标准: the monthly minimum wage of an area on a day, in two tables: what each tier
 * pays since when, and which area is of which tier. What is not known is open, and nothing here guesses.
 */
export interface MinimumWages {
  readonly rows: readonly MinimumWageRow[];
  readonly tiers: readonly TierRow[];
}

export interface MinimumWageRow {
  readonly from: CivilDate;
  readonly tier: string;
  /** Yuan; null = open. */
  readonly amount: string | null;
}

/** `to` is the day after the last; null at either end is "not known", and the row always holds there. */
export interface TierRow {
  readonly area: AreaCode;
  readonly tier: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

export type MinimumWage = { readonly amount: string; readonly tier: string; readonly from: CivilDate };

/** Whether the area's tier or the tier's amount on that day is not in the tables. */
export type OpenWage = { readonly open: 'TIER' | 'AMOUNT' };

export const NO_MINIMUM_WAGES: MinimumWages = { rows: [], tiers: [] };

/** The area itself, else the nearest it lies in that has a tier. The amount is that of the order in force, of no earlier one. */
export function minimumWageOf({ rows, tiers }: MinimumWages, area: AreaCode, on: CivilDate): MinimumWage | OpenWage {
  const tier = [area, ...[...parentsOf(area)].reverse()]
    .map((place) => tiers.find((row) => row.area === place && holds(row, on))?.tier)
    .find((found) => found !== undefined);
  if (tier === undefined) return { open: 'TIER' };
  const from = newestRow(rows.filter((row) => row.from <= on));
  const amount = rows.find((row) => row.from === from && row.tier === tier)?.amount ?? null;
  return from === null || amount === null ? { open: 'AMOUNT' } : { amount, tier, from };
}

/** The day of the latest order; null when there is none. */
export function newestRow(rows: readonly MinimumWageRow[]): CivilDate | null {
  return rows.reduce<CivilDate | null>((last, { from }) => (last === null || from > last ? from : last), null);
}

/** Reads `from,tier,amount` and `area,tier,from,to`. Throws `RangeError` for a row that is none. */
export function parseMinimumWages(wages: string, tiers: string): MinimumWages {
  return {
    rows: parseCsv(wages, ['from', 'tier', 'amount']).map(({ from, tier, amount }) => {
      if (!isCivilDate(from) || !/^\d$/.test(tier) || !/^(\d+\.\d{2})?$/.test(amount)) {
        throw new RangeError(`no minimum wage: ${from},${tier},${amount}`);
      }
      return { from, tier, amount: amount || null };
    }),
    tiers: parseCsv(tiers, ['area', 'tier', 'from', 'to']).map(({ area, tier, from, to }) => ({
      area,
      tier,
      from: from || null,
      to: to || null,
    })),
  };
}

function holds({ from, to }: TierRow, on: CivilDate): boolean {
  return (from === null || from <= on) && (to === null || on < to);
}
