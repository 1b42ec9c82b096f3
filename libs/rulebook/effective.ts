import type { CivilDate } from '#kernel/civil-date';
import { yearOf } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import type { Rulebook, RulebookEntry, RulebookSource } from '#law/rulebook';
import { createRulebook } from '#law/rulebook';
import type { ExceptionalDay } from '#law/working-days';
import { workingCalendar } from '#law/working-days';
import type { ApprovedEntry, Interpretation, OrderedRestoration, PublishedCalendar, RulebookState } from './state.ts';

/**
 * R20.1 (尾) The rulebook that holds: the text's own first version and, after it, everything two persons have approved, in the
 * order of approval. Each approval is a version of its own, `2011.1+<n>`, so that a decision names what held when it was taken.
 */

/** What all layers have approved, in the order of approval. */
export interface ApprovedRules {
  readonly entries: readonly ApprovedEntry[];
  readonly calendars: readonly PublishedCalendar[];
  readonly interpretations: readonly Interpretation[];
  /** R6.8: they change no rule. */
  readonly restorations: readonly OrderedRestoration[];
}

export const NOTHING_APPROVED: ApprovedRules = { entries: [], calendars: [], interpretations: [], restorations: [] };

/** The text as it was delivered with the code. */
export type DeliveredRules = Omit<RulebookSource, 'calendar'> & { readonly exceptionalDays: readonly ExceptionalDay[] };

export function approvedRules(layers: readonly RulebookState[]): ApprovedRules {
  const byArea = [...layers].sort((a, b) => (a.area < b.area ? -1 : 1));
  return {
    entries: inOrder(byArea.flatMap(({ entries }) => entries)),
    calendars: inOrder(byArea.flatMap(({ calendars }) => calendars)),
    interpretations: byArea.flatMap(({ interpretations }) => interpretations),
    restorations: byArea.flatMap(({ restorations }) => restorations),
  };
}

export function effectiveRulebook(
  { exceptionalDays, ...delivered }: DeliveredRules,
  approved: ApprovedRules,
): Rulebook {
  return createRulebook({
    ...delivered,
    version: versionAfter(delivered.version, approved.entries.length + approved.calendars.length),
    entries: [...delivered.entries, ...approved.entries.map(asEntry)],
    calendar: workingCalendar(approved.calendars.reduce(withCalendar, exceptionalDays)),
  });
}

/** The version that held at the end of that day. */
export function versionOn(first: string, { entries, calendars }: ApprovedRules, on: CivilDate): string {
  return versionAfter(first, [...entries, ...calendars].filter(({ approvedAt }) => dateAt(approvedAt) <= on).length);
}

/** What had been approved when a version began to hold; `null`: there is no such version of that text. */
export function approvedAsOf(first: string, approved: ApprovedRules, version: string): ApprovedRules | null {
  const all = [...approved.entries, ...approved.calendars];
  const count = all.findIndex((_, at) => versionAfter(first, at + 1) === version) + 1;
  if (count === 0 && version !== first) return null;
  const counted = new Set<(typeof all)[number]>(inOrder(all).slice(0, count));
  return {
    entries: approved.entries.filter((entry) => counted.has(entry)),
    calendars: approved.calendars.filter((calendar) => counted.has(calendar)),
    interpretations: approved.interpretations,
    restorations: approved.restorations,
  };
}

function versionAfter(first: string, approvals: number): string {
  return approvals === 0 ? first : `${first}+${approvals}`;
}

/** The value was checked against the parameter's shape before it was proposed. */
function asEntry({ parameter, area, value, from, to }: ApprovedEntry): RulebookEntry {
  return { name: parameter, area, from, ...(to === null ? {} : { to }), value } as unknown as RulebookEntry;
}

/** A year published anew changes its days after the approval only: on a day that has passed, people worked or did not. */
function withCalendar(
  days: readonly ExceptionalDay[],
  { year, days: published, approvedAt }: PublishedCalendar,
): readonly ExceptionalDay[] {
  const isKnown = days.some(({ date }) => yearOf(date) === year);
  const settledUntil = isKnown ? dateAt(approvedAt) : '';
  return [
    ...days.filter(({ date }) => yearOf(date) !== year || date <= settledUntil),
    ...published.filter(({ date }) => date > settledUntil),
  ];
}

function inOrder<Approved extends { readonly approvedAt: Instant }>(approved: readonly Approved[]) {
  return [...approved].sort((a, b) => a.approvedAt - b.approvedAt);
}
