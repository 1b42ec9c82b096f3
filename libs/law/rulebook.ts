import type { CivilDate } from '#kernel/civil-date';
import type { AmountQuery, OrderedAmount } from './amounts.ts';
import { isFor } from './amounts.ts';
import type { AreaCode, AreaTable } from './area.ts';
import { areaLevel, parentsOf } from './area.ts';
import type { EntitlementQuery, EntitlementRow } from './benefits.ts';
import { rowsInForce } from './benefits.ts';
import { kept } from './kept.ts';
import { localRow } from './local-entitlements.ts';
import type { MinimumWage, MinimumWages, OpenWage } from './minimum-wage.ts';
import { minimumWageOf, NO_MINIMUM_WAGES } from './minimum-wage.ts';
import type { ParameterName, ParameterValues } from './parameters.ts';
import type { RetirementTable } from './retirement.ts';
import { RETIREMENT_TABLES } from './retirement.ts';
import type { OrderedStandard } from './service-standards.ts';
import type { WorkingCalendar } from './working-days.ts';
import { calendarVersion } from './working-days.ts';

/**
 * R20.1 The rulebook: what the law says for an area on a day. Its entries are layered province → city → county and dated:
 * the nearest area wins, whatever the dates; within one area the entry that began last. An entry is never edited after it took
 * effect: a new value is a new entry, and the rulebook's version goes up. Decisions carry the version they were taken under.
 */
export interface Rulebook {
  readonly version: string;
  /** The last published year of working days, e.g. `CALENDAR_2026`. */
  readonly calendarVersion: string;
  readonly calendar: WorkingCalendar;
  readonly areas: AreaTable;
  readonly retirementTables: readonly RetirementTable[];
  /** The value for the area of the case on the legal date of the act. */
  parameter<N extends ParameterName>(name: N, area: AreaCode, on: CivilDate): ParameterValues[N];
  /** The entry that gives the value: of which layer, and since when. */
  entry<N extends ParameterName>(name: N, area: AreaCode, on: CivilDate): EntryOf<N>;
  /** The cells of the entitlement matrix (R7.x) that hold there and then: the province's, and what a city or county has added. */
  entitlementRows(query: EntitlementQuery): readonly EntitlementRow[];
  /** R7.6: the standards that speak of a benefit there and then, the nearest layer's first; the first whose needs hold decides. */
  amounts(query: AmountQuery): readonly OrderedAmount[];
  /** R7.6, R19.1: all standards that hold there and then, the nearest layer's first. */
  amountsOrdered(area: AreaCode, on: CivilDate): readonly OrderedAmount[];
  /** R11.2: what each step of the work is made of there and then, one standard a step, the nearest layer's. */
  serviceStandards(area: AreaCode, on: CivilDate): readonly OrderedStandard[];
  readonly minimumWages: MinimumWages;
  /** R12.2: the monthly minimum there and then, or that it is not known. */
  minimumWage(area: AreaCode, on: CivilDate): MinimumWage | OpenWage;
}

/** One value of one parameter in one area, from a day on (`from` included, `to` excluded). */
export type RulebookEntry = {
  readonly [N in ParameterName]: EntryOf<N>;
}[ParameterName];

export interface EntryOf<N extends ParameterName> {
  readonly name: N;
  readonly area: AreaCode;
  readonly from: CivilDate;
  readonly to?: CivilDate;
  readonly value: ParameterValues[N];
}

export interface RulebookSource {
  readonly version: string;
  readonly entries: readonly RulebookEntry[];
  readonly entitlements: readonly EntitlementRow[];
  readonly calendar: WorkingCalendar;
  readonly areas: AreaTable;
  readonly retirementTables?: readonly RetirementTable[];
  readonly minimumWages?: MinimumWages;
}

/** Throws `RangeError` when an entry has an area above or below the layers, or ends before it begins. */
export function createRulebook(source: RulebookSource): Rulebook {
  const { version, calendar, areas, retirementTables = RETIREMENT_TABLES, minimumWages = NO_MINIMUM_WAGES } = source;
  source.entries.forEach(checkEntry);
  const byName = grouped(source.entries);
  const known = new Map<string, EntryOf<ParameterName>>();
  const entry = <N extends ParameterName>(name: N, area: AreaCode, on: CivilDate): EntryOf<N> => {
    const find = () => inForce((byName.get(name) ?? []) as readonly EntryOf<N>[], layersOf(areas, area, on), on);
    return kept(known, `${name} ${area} ${on}`, find as () => EntryOf<ParameterName>) as EntryOf<N>;
  };
  const ofLayers = <N extends ParameterName>(name: N, area: AreaCode, on: CivilDate): readonly EntryOf<N>[] =>
    inForceOfEach((byName.get(name) ?? []) as readonly EntryOf<N>[], layersOf(areas, area, on), on);
  const amountsOrdered = (area: AreaCode, on: CivilDate): readonly OrderedAmount[] =>
    ofLayers('benefitAmounts', area, on).flatMap((order) =>
      (order.value ?? []).map((rule) => ({ ...rule, area: order.area, from: order.from })),
    );
  const standards = new Map<string, readonly OrderedStandard[]>();
  const standardsThere = new Map<string, readonly OrderedStandard[]>();
  const serviceStandards = (area: AreaCode, on: CivilDate): readonly OrderedStandard[] =>
    kept(standardsThere, `${area} ${on}`, () => {
      const layers = ofLayers('serviceStandards', area, on);
      const orders = layers.length > 0 ? layers : [entry('serviceStandards', area, on)];
      const spoken = orders.map(({ area: layer, from }) => `${layer} ${from}`).join(' ');
      return kept(standards, spoken, () => nearestStandards(orders));
    });
  return {
    version,
    calendarVersion: calendarVersion(calendar),
    calendar,
    areas,
    retirementTables,
    parameter: (name, area, on) => entry(name, area, on).value,
    entry,
    entitlementRows(query) {
      const local = ofLayers('localEntitlements', query.area, query.on).flatMap(({ value, area, from }) =>
        (value ?? []).map((cell) => localRow(cell, area, from)),
      );
      return rowsInForce([...source.entitlements, ...local], layersOf(areas, query.area, query.on), query);
    },
    amounts: (query) => amountsOrdered(query.area, query.on).filter((rule) => isFor(rule, query)),
    amountsOrdered,
    serviceStandards,
    minimumWages,
    minimumWage: (area, on) => minimumWageOf(minimumWages, areas.successor(area, on), on),
  };
}

/** The layers that speak for an area on a day, nearest first: county, city, province. */
function layersOf(areas: AreaTable, area: AreaCode, on: CivilDate): readonly AreaCode[] {
  const now = areas.successor(area, on);
  return [now, ...[...parentsOf(now)].reverse()].filter((layer) => isLayer(layer));
}

function grouped(entries: readonly RulebookEntry[]): ReadonlyMap<ParameterName, readonly RulebookEntry[]> {
  const byName = new Map<ParameterName, RulebookEntry[]>();
  for (const entry of entries) byName.set(entry.name, [...(byName.get(entry.name) ?? []), entry]);
  return byName;
}

/** Days before the first entry began are judged by it: an act on paper may be older than the regulation. */
function inForce<N extends ParameterName>(
  entries: readonly EntryOf<N>[],
  layers: readonly AreaCode[],
  on: CivilDate,
): EntryOf<N> {
  for (const layer of layers) {
    const found = latest(entries.filter((entry) => entry.area === layer && covers(entry, on)));
    if (found) return found;
  }
  const first = earliest(
    entries.filter((entry) => layers.includes(entry.area) && areaLevel(entry.area) === 'PROVINCE'),
  );
  if (first && on < first.from) return first;
  throw new RangeError(`no value in ${layers.join(' ')} on ${on}`);
}

/** What each layer orders by itself, the nearest first, where layers add to each other instead of the nearest speaking alone. */
function inForceOfEach<N extends ParameterName>(
  entries: readonly EntryOf<N>[],
  layers: readonly AreaCode[],
  on: CivilDate,
): readonly EntryOf<N>[] {
  return layers.flatMap((layer) => {
    const found = latest(entries.filter((entry) => entry.area === layer && covers(entry, on)));
    return found ? [found] : [];
  });
}

/** R11.2: of each step the first that speaks of it. */
function nearestStandards(orders: readonly EntryOf<'serviceStandards'>[]): readonly OrderedStandard[] {
  const byStep = new Map<string, OrderedStandard>();
  for (const { area, from, value } of orders)
    for (const standard of value ?? [])
      if (!byStep.has(standard.step)) byStep.set(standard.step, { ...standard, area, from });
  return [...byStep.values()];
}

function covers(entry: { readonly from: CivilDate; readonly to?: CivilDate }, on: CivilDate): boolean {
  return entry.from <= on && (entry.to === undefined || on < entry.to);
}

function latest<E extends { readonly from: CivilDate }>(entries: readonly E[]): E | undefined {
  return entries.reduce<E | undefined>((best, entry) => (best && best.from > entry.from ? best : entry), undefined);
}

function earliest<E extends { readonly from: CivilDate }>(entries: readonly E[]): E | undefined {
  return entries.reduce<E | undefined>((best, entry) => (best && best.from <= entry.from ? best : entry), undefined);
}

function checkEntry({ name, area, from, to }: RulebookEntry): void {
  if (!isLayer(area)) throw new RangeError(`${name}: no layer of the rulebook: ${area}`);
  if (to !== undefined && to <= from) throw new RangeError(`${name}: ends before it begins: ${from}–${to}`);
}

function isLayer(area: AreaCode): boolean {
  const level = areaLevel(area);
  return level === 'PROVINCE' || level === 'CITY' || level === 'COUNTY';
}
