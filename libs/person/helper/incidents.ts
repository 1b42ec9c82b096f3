import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import { spanOn } from '#kernel/span';
import type { Rulebook } from '#law/rulebook';
import { categoriesOn } from '../categories.ts';
import { areaOf, isLive } from '../stages.ts';
import type { PersonState } from '../state.ts';

export type HelperIncident = 'KEY_WITHOUT_HELPER' | 'HELPER_WITHOUT_VISIT' | 'HELPER_OF_FORMER_STREET';

/** R10.2 (十) 重点帮扶对象: marked by an officer, or a member of a zero-employment household. */
export function isKeyPerson({ helper, application }: PersonState, on: CivilDate): boolean {
  if (helper.key && helper.key.on <= on) return true;
  return categoriesOn(application, on).some(({ code }) => code === 'ZERO_EMPLOYMENT_HOUSEHOLD');
}

/**
 * R10.2 (十) What the officers are shown as incidents on a day; computed, not an event, like every visit that is overdue. R5.10 (五):
 * after a move to another street the helper stays responsible until the handover (R10.3), which is then due.
 */
export function helperIncidents(state: PersonState, on: CivilDate, rules: Rulebook): readonly HelperIncident[] {
  if (!isLive(state)) return [];
  const isKey = isKeyPerson(state, on);
  const present = spanOn(state.helper.chain, on);
  if (!present) return isKey ? ['KEY_WITHOUT_HELPER'] : [];
  return [
    ...(!isKey || visitedWithin(state, present.from, on, rules) ? [] : (['HELPER_WITHOUT_VISIT'] as const)),
    ...(movedSince(state, present.from, on) ? (['HELPER_OF_FORMER_STREET'] as const) : []),
  ];
}

/** A new helper has the whole interval. */
function visitedWithin(state: PersonState, since: CivilDate, on: CivilDate, rules: Rulebook): boolean {
  const employed = state.employments.some(({ from, to }) => from <= on && (to === null || on < to));
  const interval = employed ? 'visitIntervalEmployedDays' : 'visitIntervalUnemployedDays';
  const last = state.visits.lastOn;
  const begin = last !== null && last > since ? last : since;
  return on <= addDays(begin, rules.parameter(interval, areaOf(state), on));
}

function movedSince({ registration }: PersonState, since: CivilDate, on: CivilDate): boolean {
  const areas = registration?.areas ?? [];
  const street = (day: CivilDate): string | undefined => spanOn(areas, day)?.value.slice(0, 9);
  return street(since) !== street(on);
}
